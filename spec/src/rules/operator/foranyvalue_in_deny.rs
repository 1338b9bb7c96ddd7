//! [`Rule::ForanyvalueInDeny`]: checked for each condition of a statement.

use super::missing::{denied_without, is_always_sent, keys_with};
use super::set::with_set;
use crate::model::condition::{Condition, SetOperator};
use crate::model::{Policy, Statement};
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let (operator, key) = with_set(condition, SetOperator::ForAnyValue)?;
    let is_fault = statement.effect() == Some(Effect::Deny)
        && operator.info.negated
        && !operator.if_exists
        && !is_always_sent(statement, &key.name)
        && !denied_without(policy, statement, &keys_with(&key.name));
    if !is_fault {
        return None;
    }
    let message = words!("this does not deny requests without `{key}`", key = key.name.to_string());
    let finding = Finding::new(Rule::ForanyvalueInDeny, operator.span, message);
    Some(finding.help(words!(
        "to deny them too, add a statement that denies the same actions on the same resources, with the condition `{check}` in place of this one",
        check = Argument::null(&key.name, true)
    )))
}
