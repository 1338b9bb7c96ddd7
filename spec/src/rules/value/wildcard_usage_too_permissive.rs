//! [`Rule::WildcardUsageTooPermissive`]: asked of each pattern.

use crate::text::{Finding, Rule, Text, Words, words};

const RULE: Rule = Rule::WildcardUsageTooPermissive;

/// A value of a key that identifies one thing.
pub(in crate::rules) fn of_one(text: &Text<'_>, key: &str) -> Finding {
    let message = words!(
        "`{value}` is a pattern, and each value of `{key}` stands for one",
        value = &text.value,
        key = key
    );
    Finding::new(RULE, text.span, message).help(words!("write the values out, in a list"))
}

/// A value of `aws:userid`.
pub(in crate::rules) fn of_user(text: &Text<'_>) -> Finding {
    Finding::new(RULE, text.span, words!("`{value}` can stand for any user", value = &text.value))
        .help(user_id())
}

/// How a user ID is written.
pub(in crate::rules) fn user_id() -> Words {
    words!(
        "a user id is `id:session`: the part in front of the colon is written out, as in `AROAEXAMPLEID:*`"
    )
}
