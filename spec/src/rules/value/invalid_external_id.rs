//! [`Rule::InvalidExternalId`]: reported for a value that does not have the format of its key.

use crate::text::{Finding, Rule, Span, words};

pub(super) fn found(value: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not an external id", value = value);
    Finding::new(Rule::InvalidExternalId, span, message)
        .help(words!("expected 2 to 1,224 letters, digits and characters of `_+=,.@:/-`"))
}
