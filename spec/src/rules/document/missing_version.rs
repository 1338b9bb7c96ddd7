//! [`Rule::MissingVersion`]: checked for each document.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("missing `Version`: IAM defaults to `2008-10-17`");
    Finding::new(Rule::MissingVersion, span, message)
        .help(words!("add `\"Version\": \"2012-10-17\"`, which supports policy variables"))
}
