//! [`Rule::EmptyObjectCondition`]: reported by the reader of documents.

use crate::text::{Finding, Rule, Span, words};

/// Reports an empty object; `what` describes it.
pub(in crate::rules) fn found(span: Span, what: &'static str) -> Finding {
    let message = words!("{what} is empty and restricts nothing", what = what);
    Finding::new(Rule::EmptyObjectCondition, span, message)
        .help(words!("add a condition, or remove it"))
}
