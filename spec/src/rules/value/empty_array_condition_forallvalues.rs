//! [`Rule::EmptyArrayConditionForallvalues`]: asked of each list of values.

use crate::rules::subject::Conditioned;
use crate::text::{Argument, Finding, Rule, Words, words};

pub(in crate::rules) fn found(conditioned: &Conditioned<'_, '_>) -> Finding {
    let span = conditioned.condition.written.values_span;
    Finding::new(Rule::EmptyArrayConditionForallvalues, span, message(conditioned))
        .help(or_null(conditioned))
}

/// That the condition matches only a missing key.
pub(in crate::rules) fn message(conditioned: &Conditioned<'_, '_>) -> Words {
    words!(
        "without a value `{operator}` matches only where `{key}` is missing",
        operator = &conditioned.operator.text,
        key = &conditioned.key.name
    )
}

/// How to ask for that.
pub(in crate::rules) fn or_null(conditioned: &Conditioned<'_, '_>) -> Words {
    words!(
        "name a value, or ask for that: `{condition}`",
        condition = Argument::null(&conditioned.key.name, true)
    )
}
