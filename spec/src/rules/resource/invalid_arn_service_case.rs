//! [`Rule::InvalidArnServiceCase`]: reported for a fault in an ARN.

use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str) -> Finding {
    let message = words!("the service `{service}` in the ARN is not lowercase", service = written);
    let lower = written.to_ascii_lowercase();
    Finding::new(Rule::InvalidArnServiceCase, span, message)
        .help(words!("write `{lower}`", lower = lower.clone()))
        .edit_within(span, written, lower, Applicability::Unsafe)
}
