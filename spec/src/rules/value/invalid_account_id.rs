//! [`Rule::InvalidAccountId`]: reported for a value that does not have the format of its key.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not an account id", value = written);
    Finding::new(Rule::InvalidAccountId, span, message)
        .help(words!("expected 12 digits, like `123456789012`"))
}
