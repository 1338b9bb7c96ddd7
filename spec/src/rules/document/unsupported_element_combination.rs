//! [`Rule::UnsupportedElementCombination`]: found by the reader of documents.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, [first, second]: [String; 2]) -> Finding {
    let message =
        words!("`{first}` and `{second}` exclude each other", first = first, second = second);
    Finding::new(Rule::UnsupportedElementCombination, span, message)
        .help(words!("leave one out, or write a statement for each"))
}
