//! [`Rule::DuplicateKeysWithDifferentCase`]: reported when the conditions of a statement are compared.

use super::duplicate_condition::one_of_two;
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    earlier: &ConditionKey<'_>,
    operator: &Operator<'_>,
) -> Finding {
    let message = words!(
        "`{key}` is the same key as `{earlier}`, in different letter case",
        key = key.written,
        earlier = earlier.written
    );
    Finding::new(Rule::DuplicateKeysWithDifferentCase, key.span, message)
        .help(one_of_two(operator))
        .related(earlier.span, words!("first used here"))
}
