//! [`Rule::ForanyvalueInDeny`]: checked for each condition of a statement.

use super::set::{null_test, with_set};
use crate::model::condition::{Condition, SetOperator};
use crate::model::{Policy, Statement};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let (operator, key) = with_set(condition, SetOperator::ForAnyValue)?;
    let is_fault = statement.effect() == Some(Effect::Deny)
        && operator.info.negated
        && !operator.if_exists
        && !policy.statements.iter().any(|it| denies_without(it, &key.name));
    if !is_fault {
        return None;
    }
    let message = words!("this does not deny requests without `{key}`", key = key.name.to_string());
    let finding = Finding::new(Rule::ForanyvalueInDeny, operator.span, message);
    Some(finding.help(words!(
        "to deny them too, add a statement with the condition `{check}`",
        check = null_test(key, "true")
    )))
}

/// Returns whether a statement denies requests without a key.
fn denies_without(statement: &Statement<'_>, key: &str) -> bool {
    let is_test = |it: &Condition<'_>| it.is_about(key) && it.is_null() && it.is_true_without_key();
    statement.effect() == Some(Effect::Deny) && statement.conditions.iter().any(is_test)
}
