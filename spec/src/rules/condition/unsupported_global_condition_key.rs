//! [`Rule::UnsupportedGlobalConditionKey`]: a key that was withdrawn.

use crate::syntax::Key;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>) -> Finding {
    let message = words!("the condition key `aws:ARN` was withdrawn by AWS");
    Finding::new(Rule::UnsupportedGlobalConditionKey, key.name.span, message).help(words!(
        "the caller is `aws:PrincipalArn`, the resource behind a service `aws:SourceArn`"
    ))
}
