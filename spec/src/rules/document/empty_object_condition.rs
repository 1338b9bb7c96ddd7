//! [`Rule::EmptyObjectCondition`]: found by the reader of documents.

use crate::text::{Finding, Rule, Span, words};

/// `what` is the condition or the operator.
pub(in crate::rules) fn found(span: Span, what: &'static str) -> Finding {
    let message = words!("{what} is empty: it says nothing", what = what);
    Finding::new(Rule::EmptyObjectCondition, span, message).help(words!("leave it out"))
}
