//! [`Rule::UnsupportedActionForConditionKey`]: reported by `reach.rs`, which determines the actions that carry a key.

use super::outcome::without_key;
use crate::facts::catalog::{ActionInfo, ConditionKeyInfo};
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::model::condition::Condition;
use crate::text::{Finding, Rule, Words, words};

const RULE: Rule = Rule::UnsupportedActionForConditionKey;

/// Reports named actions that never carry the key.
pub(in crate::rules) fn of_names(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
    named: &[&ActionInfo],
) -> Finding {
    let (key, outcome) = (condition.key_name(), without_key(condition));
    let message = words!(
        "requests for {names:some_and} never include `{key}`: the condition is {outcome} true",
        names = named,
        key = key,
        outcome = outcome
    );
    let remedy = if named.len() == statement.actions.items.len() {
        carriers(statement, condition, info)
    } else {
        words!(
            "move {names:some_and} to a separate statement with its own conditions",
            names = named
        )
    };
    new(condition, message, named).help(remedy)
}

/// Reports a pattern or a set without any action that carries the key.
pub(in crate::rules) fn of_all(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
    meaning: &ActionMeaning<'_>,
    reached: &[&ActionInfo],
) -> Finding {
    let message = words!(
        "requests for the actions that `{actions}` matches never include `{key}`: the condition is {outcome} true",
        actions = meaning,
        key = condition.key_name(),
        outcome = without_key(condition)
    );
    new(condition, message, reached).help(carriers(statement, condition, info))
}

/// Reports a set with some actions that do not carry the key, so that the condition is always true for them.
pub(in crate::rules) fn of_some(
    condition: &Condition<'_>,
    meaning: &ActionMeaning<'_>,
    without: &[&ActionInfo],
) -> Finding {
    let message = words!(
        "`{actions}` includes actions whose requests never include `{key}`: the condition is always true for them",
        actions = meaning,
        key = condition.key_name()
    );
    new(condition, message, without).help(words!(
        "move {names:some_and} to a statement without this condition, and exclude them here",
        names = without
    ))
}

fn new(condition: &Condition<'_>, message: Words, actions: &[&ActionInfo]) -> Finding {
    let span = condition.written.key.name.span;
    let are_reviewed = actions.iter().all(|it| it.is_reviewed());
    Finding::new(RULE, span, message).of_facts(are_reviewed)
}

/// Names the key that requests to other services carry instead, or the actions of the statement's services that carry
/// this one.
fn carriers(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Words {
    let written = condition.key_name();
    if info.name == "lambda:FunctionArn" {
        return words!("for the function that makes the request, use `lambda:SourceFunctionArn`");
    }
    if let Some((prefix, tag)) = written.split_once(":ResourceTag/")
        && prefix != "aws"
    {
        return words!(
            "use the key of all services: `aws:ResourceTag/{tag}`",
            tag = tag.to_owned()
        );
    }
    let has = |keys: &[&ConditionKeyInfo]| keys.iter().any(|it| it.name == info.name);
    let mut names: Vec<&ActionInfo> = Vec::new();
    for action in statement.actions.services().iter().flat_map(|it| it.actions()) {
        if has(action.condition_keys)
            || action.resource_types.iter().any(|it| has(it.resource_type.condition_keys))
        {
            names.push(action);
        }
    }
    match names.is_empty() {
        true => words!("use a condition key that these requests include"),
        false => words!("requests for {names:some_and} include it", names = names),
    }
}
