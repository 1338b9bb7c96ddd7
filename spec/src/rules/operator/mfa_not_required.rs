//! [`Rule::MfaNotRequired`]: checked for each condition of a statement.

use super::mfa_without_if_exists::{PRESENT, is_alone, tests_presence, values_are};
use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    let is_checked = statement.effect() == Some(Effect::Allow)
        && operator.info.family == Family::Bool
        && condition.is_about(PRESENT)
        && !tests_presence(statement, PRESENT);
    if !is_checked {
        return None;
    }
    let new = |message| Finding::new(Rule::MfaNotRequired, operator.span, message);
    if values_are(condition, "false") {
        let message = words!("this allows only requests without MFA");
        return Some(new(message).help(words!("write `true` to require MFA")));
    }
    if !operator.if_exists {
        return None;
    }
    let message = words!(
        "requests with long-term access keys do not carry `aws:MultiFactorAuthPresent`, so this allows them without MFA"
    );
    let finding = new(message).help(words!("write `Bool`"));
    Some(match is_alone(statement, condition) {
        // It only allows less.
        true => finding.edit(operator.span, "Bool", Applicability::Safe),
        false => finding,
    })
}
