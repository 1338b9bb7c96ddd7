//! [`Rule::VariableUsageTooPermissive`]: checked for each value with a policy variable.

use super::wildcard_usage_too_permissive::user_id;
use crate::text::{Finding, Rule, Text, words};

const RULE: Rule = Rule::VariableUsageTooPermissive;

/// Reports a value of a key that identifies a single thing.
pub(in crate::rules) fn of_one(text: &Text<'_>, key: &str) -> Finding {
    let message = words!(
        "policy variable in `{value}`, but `{key}` needs exact values",
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
