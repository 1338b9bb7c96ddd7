//! [`Rule::RedundantKeyDueToWildcardInCondition`]: reported for a pattern that matches everything.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!("`{key} {operator} \"*\"` is always true", key = key, operator = operator);
    Finding::new(Rule::RedundantKeyDueToWildcardInCondition, span, message)
        .help(words!("remove the condition"))
}
