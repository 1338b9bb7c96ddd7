//! [`Rule::EmptyArrayConditionForallvalues`]: checked for each list of values.

use crate::rules::subject::Conditioned;
use crate::text::{Argument, Finding, Rule, Words, words};

pub(in crate::rules) fn found(conditioned: &Conditioned<'_, '_>) -> Finding {
    let span = conditioned.condition.written.values_span;
    Finding::new(Rule::EmptyArrayConditionForallvalues, span, message(conditioned))
        .help(or_null(conditioned))
}

/// Explains that the condition matches only if the key is missing.
pub(in crate::rules) fn message(conditioned: &Conditioned<'_, '_>) -> Words {
    words!(
        "without values, `{operator}` matches only if `{key}` is missing",
        operator = &conditioned.operator.text,
        key = &conditioned.key.name
    )
}

/// Suggests how to test for a missing key explicitly.
pub(in crate::rules) fn or_null(conditioned: &Conditioned<'_, '_>) -> Words {
    words!(
        "add a value, or test for the missing key: `{condition}`",
        condition = Argument::null(&conditioned.key.name, true)
    )
}
