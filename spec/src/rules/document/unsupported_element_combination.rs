//! [`Rule::UnsupportedElementCombination`]: reported by the reader of documents.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, [first, second]: [String; 2]) -> Finding {
    let message =
        words!("`{first}` and `{second}` cannot be combined", first = first, second = second);
    Finding::new(Rule::UnsupportedElementCombination, span, message)
        .help(words!("remove one of them, or write a separate statement for each"))
}
