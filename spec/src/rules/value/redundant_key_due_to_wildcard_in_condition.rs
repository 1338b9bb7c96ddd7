//! [`Rule::RedundantKeyDueToWildcardInCondition`]: reported for a pattern that matches everything.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!("`{key} {operator} \"*\"` is always true", key = key, operator = operator);
    Finding::new(Rule::RedundantKeyDueToWildcardInCondition, span, message)
        .help(words!("remove the condition"))
}

/// Reports a list of ranges that contain every address.
pub(in crate::rules) fn of_addresses(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!(
        "`{key} {operator}` restricts nothing: these ranges contain every address",
        key = key,
        operator = operator
    );
    Finding::new(Rule::RedundantKeyDueToWildcardInCondition, span, message)
        .help(words!("list only the ranges to match"))
}
