//! [`Rule::ConfirmAudienceClaimType`]: checked for each condition of a trust policy.

use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(condition: &Condition<'_>) -> Option<Finding> {
    let message = words!(
        "`{key}` has a single value for most identity providers",
        key = condition.key_name().to_owned()
    );
    let finding = Finding::new(Rule::ConfirmAudienceClaimType, condition.key_span()?, message);
    Some(
        finding.help(words!(
            "check a token of your identity provider: only if its `aud` is a list, write `ForAnyValue:` before the operator"
        )),
    )
}
