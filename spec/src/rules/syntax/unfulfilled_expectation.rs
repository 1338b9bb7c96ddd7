//! [`Rule::UnfulfilledExpectation`]: checked for each `expect(..)`, after everything else.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(rule: Rule, span: Span) -> Finding {
    let message = words!("this lint expectation is unfulfilled: `{rule}`", rule = rule.name());
    Finding::new(Rule::UnfulfilledExpectation, span, message).help(words!("remove the `expect`"))
}
