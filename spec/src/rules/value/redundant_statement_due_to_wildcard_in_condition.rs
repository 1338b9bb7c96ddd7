//! [`Rule::RedundantStatementDueToWildcardInCondition`]: reported for a pattern that matches everything.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!(
        "`{key} {operator} \"*\"` is never true: the statement never applies",
        key = key,
        operator = operator
    );
    Finding::new(Rule::RedundantStatementDueToWildcardInCondition, span, message)
        .help(words!("list what to exclude, or remove the statement"))
}

/// Reports a list of ranges that contain every address.
pub(in crate::rules) fn of_addresses(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!(
        "`{key} {operator}` is never true: these ranges contain every address",
        key = key,
        operator = operator
    );
    Finding::new(Rule::RedundantStatementDueToWildcardInCondition, span, message)
        .help(words!("list the ranges to exclude, or remove the statement"))
}
