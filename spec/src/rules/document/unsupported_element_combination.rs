//! [`Rule::UnsupportedElementCombination`]: reported by the reader of documents.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, [first, second]: [String; 2]) -> Finding {
    let message =
        words!("`{first}` and `{second}` cannot be combined", first = first, second = second);
    Finding::new(Rule::UnsupportedElementCombination, span, message).help(words!(
        "keep only one of them; to exclude something from an `Allow`, add a `Deny` for it"
    ))
}
