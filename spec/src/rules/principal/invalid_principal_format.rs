//! [`Rule::InvalidPrincipalFormat`]: reported by the reader for a principal element of the wrong type.

use super::form::key_of;
use crate::text::{Finding, Rule, Span, words};

/// Reports a principal element that is neither an object nor `"*"`; `found` describes it, and `text` is its string.
pub(in crate::rules) fn found(span: Span, found: &'static str, text: Option<&str>) -> Finding {
    let message =
        words!("expected an object or `\"*\"` as the principal, found {found}", found = found);
    let finding = Finding::new(Rule::InvalidPrincipalFormat, span, message);
    finding.help(match text {
        Some(text) => words!(
            "write `{{\"{key}\": \"{text}\"}}`",
            key = key_of(text).unwrap_or("AWS"),
            text = text
        ),
        None => words!("write the list as the value of a key: `{{\"AWS\": […]}}`"),
    })
}
