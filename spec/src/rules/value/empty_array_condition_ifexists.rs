//! [`Rule::EmptyArrayConditionIfexists`]: checked for each list of values.

use super::empty_array_condition_forallvalues::{message, or_null};
use crate::rules::subject::Conditioned;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(conditioned: &Conditioned<'_, '_>) -> Finding {
    let span = conditioned.condition.written.values_span;
    Finding::new(Rule::EmptyArrayConditionIfexists, span, message(conditioned))
        .help(or_null(conditioned))
}
