//! [`Rule::MissingQualifier`]: reported for an operator that does not fit its key.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &ConditionKey<'_>, operator: &Operator<'_>) -> Finding {
    let message = words!("a request can have several values for `{key}`", key = &key.name);
    Finding::new(Rule::MissingQualifier, operator.span, message).help(words!(
        "use `ForAnyValue:{operator}` to match any of them, or `ForAllValues:{operator}` to match all of them or a missing key",
        operator = &operator.text
    ))
}
