//! [`Rule::VariableUsageTooPermissive`]: asked of each value with a policy variable.

use super::wildcard_usage_too_permissive::user_id;
use crate::text::{Finding, Rule, Text, words};

const RULE: Rule = Rule::VariableUsageTooPermissive;

/// A value of a key that identifies one thing.
pub(in crate::rules) fn of_one(text: &Text<'_>, key: &str) -> Finding {
    let message = words!(
        "`{value}` is not known, and each value of `{key}` stands for one",
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
