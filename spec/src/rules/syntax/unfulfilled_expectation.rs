//! [`Rule::UnfulfilledExpectation`]: asked of each `expect(..)`, after everything else.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(rule: Rule, span: Span) -> Finding {
    let message = words!("`{rule}` was expected here, and nothing breaks it", rule = rule.name());
    Finding::new(Rule::UnfulfilledExpectation, span, message).help(words!("leave the `expect` out"))
}
