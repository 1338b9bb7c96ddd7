//! [`Rule::MfaWithoutIfExists`]: checked for each condition of a statement.

use super::missing::denied_without;
use crate::facts::catalog::{Family, Order};
use crate::model::condition::{Condition, Operator};
use crate::model::{Policy, Statement};
use crate::syntax::{Effect, ValueKind};
use crate::text::{Applicability, Finding, Rule, words};

/// Whether the caller used MFA.
pub(super) const PRESENT: &str = "aws:MultiFactorAuthPresent";

/// How many seconds ago the caller used MFA.
pub(super) const AGE: &str = "aws:MultiFactorAuthAge";

pub(in crate::rules) fn find(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    condition.key_span()?;
    let key = if condition.is_about(AGE) { AGE } else { PRESENT };
    let is_fault = statement.effect() == Some(Effect::Deny)
        && condition.is_about(key)
        && !operator.if_exists
        && denies_without_mfa(condition, operator)
        && !tests_presence(statement, key)
        && !denied_without(policy, statement, &[key]);
    if !is_fault {
        return None;
    }
    let message = words!(
        "requests with long-term access keys do not include `{key}`, so this never denies them",
        key = key
    );
    let name = format!("{}{}", operator.info.name, Operator::IF_EXISTS);
    let finding = Finding::new(Rule::MfaWithoutIfExists, operator.span, message);
    let finding = finding.help(words!("write `{name}`", name = name.clone()));
    Some(match is_alone(statement, condition) {
        // It only denies more, and grants nothing.
        true => finding.edit(operator.span, name, Applicability::Safe),
        false => finding,
    })
}

/// Returns whether a condition is true for requests without MFA, or with one that was too long ago.
fn denies_without_mfa(condition: &Condition<'_>, operator: &Operator<'_>) -> bool {
    match operator.info.family {
        Family::Bool => values_are(condition, "false"),
        Family::Numeric => operator.info.order == Some(Order::Greater),
        _ => false,
    }
}

/// Returns whether one of the values of a condition is this Boolean.
pub(super) fn values_are(condition: &Condition<'_>, wanted: &str) -> bool {
    condition.written.values.iter().any(|value| match &value.kind {
        ValueKind::Bool(value) => *value == (wanted == "true"),
        ValueKind::Text(text) => text.eq_ignore_ascii_case(wanted),
        _ => false,
    })
}

/// Returns whether another condition tests whether a key is present, so that a missing key is not intended to match.
fn tests_presence(statement: &Statement<'_>, key: &str) -> bool {
    statement.conditions.iter().any(|it| it.is_about(key) && it.is_null())
}

/// Returns whether no other condition of a statement shares the operator.
pub(super) fn is_alone(statement: &Statement<'_>, condition: &Condition<'_>) -> bool {
    let place = |it: &Condition<'_>| it.written.operator.name.span;
    statement.conditions.iter().filter(|it| place(it) == place(condition)).count() == 1
}
