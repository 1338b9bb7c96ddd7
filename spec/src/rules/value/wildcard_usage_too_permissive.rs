//! [`Rule::WildcardUsageTooPermissive`]: checked for each pattern.

use crate::text::{Finding, Rule, Text, Words, words};

const RULE: Rule = Rule::WildcardUsageTooPermissive;

/// Reports a value of a key that identifies a single thing.
pub(in crate::rules) fn of_one(text: &Text<'_>, key: &str) -> Finding {
    let message = words!(
        "wildcard in `{value}`, but `{key}` needs exact values",
        value = &text.value,
        key = key
    );
    Finding::new(RULE, text.span, message).help(words!("list the exact values"))
}

/// Reports a value of `aws:userid`.
pub(in crate::rules) fn of_user(text: &Text<'_>) -> Finding {
    Finding::new(RULE, text.span, words!("`{value}` can match any user", value = &text.value))
        .help(user_id())
}

/// Explains the format of a user id.
pub(in crate::rules) fn user_id() -> Words {
    words!("write out the id before the colon, like `AROAEXAMPLEID:*`")
}
