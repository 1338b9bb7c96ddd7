//! [`Rule::UnsupportedGlobalConditionKey`]: reported for a key that AWS has withdrawn.

use crate::syntax::Key;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>) -> Finding {
    let message = words!("AWS has withdrawn the condition key `aws:ARN`");
    Finding::new(Rule::UnsupportedGlobalConditionKey, key.name.span, message).help(words!(
        "use `aws:PrincipalArn` for the caller, or `aws:SourceArn` for the resource on whose behalf a service makes the call"
    ))
}
