//! [`Rule::DuplicateCondition`]: reported when the conditions of a statement are compared.

use crate::facts::catalog::Family;
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    earlier: &ConditionKey<'_>,
    operator: &Operator<'_>,
) -> Finding {
    let message = words!(
        "duplicate condition `{key} {operator}` in this statement",
        key = &key.name,
        operator = &operator.text
    );
    Finding::new(Rule::DuplicateCondition, key.span, message)
        .help(one_of_two(operator))
        .related(earlier.span, words!("first used here"))
}

/// Explains how to merge two conditions with the same operator and key.
pub(in crate::rules) fn one_of_two(operator: &Operator<'_>) -> Words {
    match operator.info.family {
        Family::Null | Family::Bool => words!("remove one of them"),
        // Matching no value of one list is the same as matching no value of two lists.
        _ if operator.info.negated && operator.set.is_none() => {
            words!("put all values into one list")
        }
        _ => {
            words!("choose one: a statement cannot require both, and a list would match either")
        }
    }
}
