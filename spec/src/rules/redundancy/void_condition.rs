//! [`Rule::VoidCondition`]: checked for each `allow` with conditions that another `allow` covers.

use crate::model::emitted::Emitted;
use crate::rules::subject::head;
use crate::text::list::each;
use crate::text::{Finding, Rule, words};
use std::borrow::Cow;

/// Reports a statement whose conditions have no effect, because `other` allows the same without them, or with conditions that
/// restrict less.
pub(in crate::rules) fn found(
    emitted: &Emitted<'_, '_>,
    other: &Emitted<'_, '_>,
    has_conditions: bool,
) -> Finding {
    let message = match other.sid() {
        Some(sid) if has_conditions => words!(
            "the conditions of this statement restrict nothing: `{sid}` allows the same with weaker conditions",
            sid = sid
        ),
        None if has_conditions => words!(
            "the conditions of this statement restrict nothing: another statement allows the same with weaker conditions"
        ),
        Some(sid) => words!(
            "the conditions of this statement restrict nothing: `{sid}` allows the same without them",
            sid = sid
        ),
        None => words!(
            "the conditions of this statement restrict nothing: another one allows the same without them"
        ),
    };
    let finding = Finding::new(Rule::VoidCondition, head(emitted.statement), message)
        .related(head(other.statement), words!("the other statement is here"));
    let names = each(&emitted.actions, |it| Cow::Owned::<'static, str>(it.to_string()));
    if emitted.statement.actions.negated {
        return finding.help(words!("add the conditions to the other statement"));
    }
    // The other one may list the actions by name, or with a pattern, or name the actions that it leaves out.
    let is_listed = |name: &Cow<'_, str>| other.actions.iter().any(|it| it == name);
    let others = &other.statement.actions;
    finding.help(match () {
        () if others.negated => words!(
            "add {names:some_and} to the actions after `not` in the other statement, or add the conditions there",
            names = names.clone()
        )
        .in_json(words!(
            "add {names:some_and} to `NotAction` of the other statement, or add the conditions there",
            names = names
        )),
        () if emitted.actions.iter().all(is_listed)
            && other.actions.iter().all(|name| names.contains(name)) =>
        {
            words!("remove the other statement, or add the conditions there")
        }
        () if emitted.actions.iter().all(is_listed) => words!(
            "remove {names:some_and} from the other statement, or add the conditions there",
            names = names
        ),
        () => words!(
            "add the conditions to the other statement, or replace its pattern with a list of actions without {names:some_and}",
            names = names
        ),
    })
}
