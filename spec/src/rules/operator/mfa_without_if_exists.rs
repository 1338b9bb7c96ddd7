//! [`Rule::MfaWithoutIfExists`]: checked for each condition of a statement.

use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::{Effect, ValueKind};
use crate::text::{Applicability, Finding, Rule, Span, words};

const KEY: &str = "aws:MultiFactorAuthPresent";

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    condition.key_span()?;
    let is_plain_bool = operator.info.family == Family::Bool && !operator.if_exists;
    let is_fault = statement.effect() == Some(Effect::Deny)
        && condition.is_about(KEY)
        && is_plain_bool
        && asks_for_false(condition)
        && !asks_for_key(statement);
    if !is_fault {
        return None;
    }
    let message = words!(
        "requests with long-term access keys do not carry `aws:MultiFactorAuthPresent`, so this never denies them"
    );
    let finding = Finding::new(Rule::MfaWithoutIfExists, operator.span, message);
    let finding = finding.help(words!("write `BoolIfExists`"));
    let has_operator =
        |it: &&Condition<'_>| it.written.operator.name.span == operator_span(condition);
    Some(match statement.conditions.iter().filter(has_operator).count() {
        // It only denies more, and grants nothing.
        1 => finding.edit(operator.span, "BoolIfExists", Applicability::Safe),
        _ => finding,
    })
}

fn asks_for_false(condition: &Condition<'_>) -> bool {
    condition.written.values.iter().any(|value| match &value.kind {
        ValueKind::Bool(value) => !value,
        ValueKind::Text(text) => text == "false",
        _ => false,
    })
}

/// Returns whether another condition tests whether the key exists, so that a missing key is not intended to match.
fn asks_for_key(statement: &Statement<'_>) -> bool {
    statement.conditions.iter().any(|it| {
        it.is_about(KEY) && it.operator.as_ref().is_ok_and(|it| it.info.family == Family::Null)
    })
}

fn operator_span(condition: &Condition<'_>) -> Span {
    condition.written.operator.name.span
}
