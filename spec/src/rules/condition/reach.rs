//! Finds condition keys that requests for some or all actions of a statement never carry.

use super::outcome::{is_resource_tag, without_key};
use super::{
    allow_notaction_with_unsupported_tag_condition_key_for_service,
    allow_with_unsupported_tag_condition_key_for_service,
    deny_notaction_with_unsupported_tag_condition_key_for_service,
    deny_with_unsupported_tag_condition_key_for_service, unsupported_action_for_condition_key,
};
use crate::facts::catalog::{ActionInfo, ConditionKeyInfo};
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::Condition;
use crate::rules::findings::Findings;
use crate::rules::fit::of_item;
use crate::syntax::Effect;
use crate::text::{Finding, Level, Span, words};

/// Reports a key that actions of the statement never carry.
pub(super) fn check(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
    findings: &mut Findings,
) {
    let Some(span) = condition.key_span().filter(|_| condition.needs_key(info)) else {
        return;
    };
    if statement.actions.negated {
        if is_resource_tag(info) {
            findings.push(under_not(statement, condition, info, span));
        }
        return;
    }
    let mut named: Vec<&'static ActionInfo> = Vec::new();
    for item in &statement.actions.items {
        match &item.meaning {
            Ok(ActionMeaning::Named(action)) if !statement.resources.carry(action, info) => {
                named.push(action);
            }
            Ok(
                meaning @ (ActionMeaning::Pattern { .. }
                | ActionMeaning::Levels { .. }
                | ActionMeaning::Every),
            ) => findings.extend(of_set(statement, item, meaning, condition, info)),
            _ => {}
        }
    }
    // Other rules explain actions that IAM does not authorize, or that can't be used on the resources, better.
    named.retain(|action| action.authorization.is_iam() && statement.resources.may_use(action));
    if !named.is_empty() {
        findings.push(unsupported_action_for_condition_key::of_names(
            statement, condition, info, &named,
        ));
    }
}

/// Reports a pattern or a set with actions that do not carry the key.
fn of_set(
    statement: &Statement<'_>,
    item: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Option<Finding> {
    let left = statement.actions.left(meaning);
    let reached = left
        .iter()
        .filter(|it| it.authorization.is_iam() && statement.resources.may_use(it))
        .copied();
    let reached: Vec<&ActionInfo> = reached.collect();
    let without = reached.iter().filter(|it| !statement.resources.carry(it, info)).copied();
    let without: Vec<&ActionInfo> = without.collect();
    if !reached.is_empty() && without.len() == reached.len() {
        let found = unsupported_action_for_condition_key::of_all;
        return Some(of_item(
            statement,
            meaning,
            found(statement, condition, info, meaning, &reached),
        ));
    }
    // An action for which the condition is always true would be emitted by name, and then this rule would reject it.
    if !without.is_empty() && without_key(condition) == "always" && statement.is_set(meaning) {
        return Some(unsupported_action_for_condition_key::of_some(condition, meaning, &without));
    }
    // Another condition tests whether the tag exists, so resources without it are excluded intentionally.
    let asks_for_key = |it: &Condition<'_>| {
        it.key_name() == condition.key_name() && it.is_null() && !it.is_true_without_key()
    };
    let is_guarded = statement.conditions.iter().any(asks_for_key);
    let is_deny = statement.effect() == Some(Effect::Deny);
    // But a `deny` never denies actions that never carry the tag: say so once, for the test itself.
    let is_said = !is_guarded || is_deny && !without.is_empty() && asks_for_key(condition);
    let is_every = matches!(meaning, ActionMeaning::Every);
    if !is_said || !is_resource_tag(info) || without.is_empty() && !is_every {
        return None;
    }
    let found = match is_deny {
        true => deny_with_unsupported_tag_condition_key_for_service::found,
        false => allow_with_unsupported_tag_condition_key_for_service::found,
    };
    let finding = found(item.span, meaning, info, without_key(condition));
    let finding = if is_guarded { finding.at_level(Level::Warn) } else { finding };
    Some(match without.is_empty() {
        true => finding.help(words!("list the actions you want")),
        false => finding.help(words!(
            "move {names:some_and} to a separate statement, and list the others",
            names = &without[..]
        )),
    })
}

/// Reports `not …` with a condition on a resource tag: it is also intended for actions that do not carry the tag, but
/// it does not work for them.
fn under_not(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
    span: Span,
) -> Finding {
    let found = match statement.effect() {
        Some(Effect::Deny) => deny_notaction_with_unsupported_tag_condition_key_for_service::found,
        _ => allow_notaction_with_unsupported_tag_condition_key_for_service::found,
    };
    found(span, info, without_key(condition)).help(
        words!("list the actions you want, without `not`")
            .in_json(words!("list the actions you want, without `NotAction`")),
    )
}
