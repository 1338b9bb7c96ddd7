//! [`Rule::MissingQualifier`]: found where operators meet keys.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &ConditionKey<'_>, operator: &Operator<'_>) -> Finding {
    let message = words!("a request can hold several values of `{key}`", key = &key.name);
    Finding::new(Rule::MissingQualifier, operator.span, message).help(words!(
        "`ForAnyValue:{operator}` asks for one of them, `ForAllValues:{operator}` for all of them",
        operator = &operator.text
    ))
}
