//! [`Rule::DuplicateCondition`]: found where the conditions of a statement are compared.

use crate::facts::catalog::Family;
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    earlier: &ConditionKey<'_>,
    operator: &Operator<'_>,
) -> Finding {
    let message = words!(
        "`{key} {operator}` stands twice in this statement",
        key = &key.name,
        operator = &operator.text
    );
    Finding::new(Rule::DuplicateCondition, key.span, message)
        .help(one_of_two(operator))
        .related(earlier.span, words!("the first one is here"))
}

/// What to do about two conditions with one operator and one key.
pub(in crate::rules) fn one_of_two(operator: &Operator<'_>) -> Words {
    match operator.info.family {
        Family::Null | Family::Bool => words!("leave one out"),
        // None of a list is what none of two lists is.
        _ if operator.info.negated && operator.set.is_none() => {
            words!("put all values into one list")
        }
        _ => words!("a statement cannot ask for both: in one list, any of the values is enough"),
    }
}
