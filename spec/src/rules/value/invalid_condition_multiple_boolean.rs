//! [`Rule::InvalidConditionMultipleBoolean`]: checked for each list of values of a Boolean operator.

use crate::rules::subject::Conditioned;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(conditioned: &Conditioned<'_, '_>) -> Option<Finding> {
    let [_, second, ..] = conditioned.condition.written.values.as_slice() else { return None };
    let message =
        words!("`{operator}` takes only one value", operator = &conditioned.operator.text);
    let finding = Finding::new(Rule::InvalidConditionMultipleBoolean, second.span, message);
    Some(finding.help(words!("keep only one of them")))
}
