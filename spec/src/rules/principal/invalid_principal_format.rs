//! [`Rule::InvalidPrincipalFormat`]: reported by the reader for a principal element of the wrong type.

use crate::model::principal::kind_of;
use crate::syntax::PrincipalKind;
use crate::text::{Finding, Rule, Span, words};

/// Reports a principal element that is neither an object nor `"*"`; `found` describes it, and `text` is its string.
pub(in crate::rules) fn found(span: Span, found: &'static str, text: Option<&str>) -> Finding {
    let message =
        words!("expected an object or `\"*\"` as the principal, found {found}", found = found);
    let finding = Finding::new(Rule::InvalidPrincipalFormat, span, message);
    finding.help(match text {
        Some(text) => words!(
            "write `{{\"{key}\": \"{text}\"}}`",
            key = kind_of(text).and_then(PrincipalKind::key).unwrap_or("AWS"),
            text = text
        ),
        None => words!("write the list as the value of a key: `{{\"AWS\": […]}}`"),
    })
}
