//! What conditions say about who.

use crate::model::condition::{Condition, SetOperator, Value};
use crate::model::{Arn, Statement};
use crate::text::wildcard;

/// Returns whether a condition limits a statement to some of the values of its key: it is false for requests without
/// the key, and none of its values is everyone's.
pub(in crate::rules) fn limits(statement: &Statement<'_>, condition: &Condition<'_>) -> bool {
    let is_positive = condition.operator.as_ref().is_ok_and(|it| {
        !it.is_null()
            && !it.info.negated
            && !it.if_exists
            && (it.set != Some(SetOperator::ForAllValues) || requires_key(statement, condition))
    });
    is_positive && !condition.listed().iter().any(|it| is_open(condition, it))
}

/// Returns whether another condition is false for requests without the key of this one.
fn requires_key(statement: &Statement<'_>, condition: &Condition<'_>) -> bool {
    statement.conditions.iter().any(|it| {
        let is_same = it.key_name().eq_ignore_ascii_case(condition.key_name());
        is_same && it.is_null() && !it.is_true_without_key()
    })
}

/// Services whose resources have ids that no other account has.
const UNIQUE: [&str; 5] =
    ["cloudfront", "cognito-identity", "cognito-idp", "execute-api", "rolesanywhere"];

/// Returns whether everyone can have the value.
fn is_open(condition: &Condition<'_>, value: &Value<'_>) -> bool {
    let Some(text) = value.text() else { return value.pattern.is_star() };
    if condition.is_about("aws:SourceIp") {
        return matches!(text, "0.0.0.0/0" | "::/0");
    }
    if condition.is_about("aws:userid") && text.starts_with('*') {
        return true;
    }
    if !text.is_empty() && text.chars().all(|it| matches!(it, '*' | '?')) {
        return true;
    }
    // Anyone can have a resource of the same name.
    Arn::parse(text).is_ok_and(|arn| {
        let is_any_account = arn.account.starts_with('*');
        let is_unique = UNIQUE.contains(&arn.service) && !wildcard::has_wildcard(arn.resource);
        is_any_account && (condition.is_about("aws:PrincipalArn") || !is_unique)
    })
}
