//! [`Rule::ForanyvalueInDeny`]: checked for each condition of a statement.

use crate::facts::catalog::Family;
use crate::model::condition::{Condition, SetOperator};
use crate::model::{Policy, Statement};
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let (operator, key) = (condition.operator.as_ref().ok()?, condition.key.as_ref().ok()?);
    let is_multivalued = key.info.is_none_or(|it| it.value_type.is_multivalued());
    let is_fault = statement.effect() == Some(Effect::Deny)
        && operator.set == Some(SetOperator::ForAnyValue)
        && operator.info.negated
        && !operator.if_exists
        && is_multivalued
        && !policy.statements.iter().any(|it| denies_without(it, &key.name));
    if !is_fault {
        return None;
    }
    let message = words!("this does not deny requests without `{key}`", key = key.name.to_string());
    let check = Argument::Condition {
        key: key.name.to_string().into(),
        operator: "Null".into(),
        value: "true".into(),
    };
    let finding = Finding::new(Rule::ForanyvalueInDeny, operator.span, message);
    Some(finding.help(words!(
        "to deny them too, add a statement with the condition `{check}`",
        check = check
    )))
}

/// Returns whether a statement denies requests without a key.
fn denies_without(statement: &Statement<'_>, key: &str) -> bool {
    let is_test = |it: &Condition<'_>| {
        it.is_about(key)
            && it.operator.as_ref().is_ok_and(|it| it.info.family == Family::Null)
            && it.is_true_without_key()
    };
    statement.effect() == Some(Effect::Deny) && statement.conditions.iter().any(is_test)
}
