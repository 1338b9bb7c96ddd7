//! [`Rule::InvalidConditionDataType`]: checked for each list of values.

use crate::rules::subject::Conditioned;
use crate::syntax::{Value, ValueKind};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(conditioned: &Conditioned<'_, '_>) -> Option<Finding> {
    let values = conditioned.condition.written.values.iter();
    let mut kinds = values.filter_map(|value| Some((kind(value)?, value.span)));
    let (first, _) = kinds.next()?;
    let (other, span) = kinds.find(|(kind, _)| *kind != first)?;
    let message =
        words!("found {other} in a list that starts with {first}", other = other, first = first);
    let finding = Finding::new(Rule::InvalidConditionDataType, span, message);
    Some(finding.help(words!("write all values of a key with the same type")))
}

fn kind(value: &Value<'_>) -> Option<&'static str> {
    match value.kind {
        ValueKind::Text(_) => Some("a string"),
        ValueKind::Number(_) => Some("a number"),
        ValueKind::Bool(_) => Some("a boolean"),
        ValueKind::Hole(_) | ValueKind::Holes(_) => None,
    }
}
