//! [`Rule::InvalidAccountId`]: found where a value does not have the form that its key takes.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not an account id", value = written);
    Finding::new(Rule::InvalidAccountId, span, message)
        .help(words!("an account id is 12 digits: `123456789012`"))
}
