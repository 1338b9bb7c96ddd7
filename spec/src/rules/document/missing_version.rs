//! [`Rule::MissingVersion`]: asked of each document.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("the policy has no `Version`, and so counts as one of 2008");
    Finding::new(Rule::MissingVersion, span, message)
        .help(words!("write `\"Version\": \"2012-10-17\"`, which has policy variables"))
}
