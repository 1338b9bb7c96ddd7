//! [`Rule::WildcardInIdentityPool`]: checked for each value of `aud` in a trust in identity pools.

use crate::model::condition::Condition;
use crate::text::{Finding, Rule, Text, wildcard, words};

pub(in crate::rules) fn find(condition: &Condition<'_>, text: &Text<'_>) -> Option<Finding> {
    if !wildcard::has_wildcard(&text.value) {
        return None;
    }
    let message = match condition.operator.as_ref().is_ok_and(|it| it.info.patterns) {
        true => words!("`{value}` trusts identity pools of any account", value = &text.value),
        false => words!("wildcard in the identity pool id `{value}`", value = &text.value),
    };
    Some(Finding::new(Rule::WildcardInIdentityPool, text.span, message).help(words!(
        "list the ids of your identity pools, like `us-east-1:11111111-2222-3333-4444-555555555555`"
    )))
}
