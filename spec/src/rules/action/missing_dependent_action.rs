//! [`Rule::MissingDependentAction`]: checked for each named action of an `allow`.

use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(item: &ActionEntry<'_>, all: &[Statement<'_>]) -> Option<Finding> {
    let Ok(ActionMeaning::Named(action)) = &item.meaning else { return None };
    if action.dependent_actions.is_empty() {
        return None;
    }
    let allows = |wanted: &str| {
        let may_allow = |it: &&Statement<'_>| it.effect() != Some(Effect::Deny);
        all.iter().filter(may_allow).any(|it| it.actions.may_cover(wanted))
    };
    let missing = action.dependent_actions.iter().filter(|it| !allows(it)).copied();
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() {
        return None;
    }
    let message = words!(
        "calling `{action}` may also require {names:and}",
        action = *action,
        names = missing
    );
    let finding = Finding::new(Rule::MissingDependentAction, item.span, message);
    Some(finding.help(words!("if it does, add an `allow` statement for the resources involved")))
}
