//! [`Rule::InvalidExternalId`]: checked for each value of `sts:ExternalId`.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let in_id = |it: char| it.is_ascii_alphanumeric() || "_+=,.@:/-".contains(it);
    let length = text.value.chars().count();
    if (2..=1_224).contains(&length) && text.value.chars().all(in_id) {
        return None;
    }
    let message = words!("`{value}` is not an external id", value = &text.value);
    Some(
        Finding::new(Rule::InvalidExternalId, text.span, message)
            .help(words!("expected 2 to 1,224 letters, digits and characters of `_+=,.@:/-`")),
    )
}
