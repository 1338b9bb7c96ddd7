//! [`Rule::EmptyArrayCondition`]: checked for each list of values.

use crate::rules::subject::Conditioned;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(conditioned: &Conditioned<'_, '_>) -> Finding {
    let message = words!(
        "condition `{key} {operator}` has no values",
        key = &conditioned.key.name,
        operator = &conditioned.operator.text
    );
    let span = conditioned.condition.written.values_span;
    Finding::new(Rule::EmptyArrayCondition, span, message).help(words!("add a value"))
}
