//! [`Rule::EmptyArrayConditionForanyvalue`]: checked for each list of values.

use crate::rules::subject::Conditioned;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(conditioned: &Conditioned<'_, '_>) -> Finding {
    let message =
        words!("without values, `{operator}` never matches", operator = &conditioned.operator.text);
    let span = conditioned.condition.written.values_span;
    Finding::new(Rule::EmptyArrayConditionForanyvalue, span, message)
        .help(words!("add a value, or remove the statement"))
}
