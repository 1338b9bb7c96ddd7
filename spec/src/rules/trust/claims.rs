//! Conditions on the claims of an identity provider.

use crate::model::Statement;
use crate::model::condition::Condition;
use crate::model::principal::IdentityProvider;
use crate::text::Argument;

/// The domain of GitHub Actions.
pub(super) const GITHUB: &str = "token.actions.githubusercontent.com";

/// Returns the claim that a condition is about, if it is one of this identity provider.
pub(super) fn claim_of<'c>(
    condition: &'c Condition<'_>,
    provider: &IdentityProvider<'_>,
) -> Option<&'c str> {
    let (key, host) = (condition.key_name(), provider.host());
    let start = key.get(..host.len())?;
    let claim = key.get(host.len()..)?.strip_prefix(':')?;
    start.eq_ignore_ascii_case(host).then_some(claim)
}

/// Returns whether some condition is about a claim of the identity provider.
pub(super) fn has_claims(statement: &Statement<'_>, provider: &IdentityProvider<'_>) -> bool {
    statement.conditions.iter().any(|it| claim_of(it, provider).is_some())
}

/// Returns whether a condition limits a claim: a missing claim makes it false, and its values are not only wildcards.
pub(super) fn is_evaluated(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    claim: &str,
) -> bool {
    statement.conditions.iter().any(|it| {
        let is_about = claim_of(it, provider).is_some_and(|of| of.eq_ignore_ascii_case(claim));
        let is_positive = it.operator.as_ref().is_ok_and(|operator| {
            !operator.is_null() && !operator.info.negated && !operator.if_exists
        });
        let is_open = it.listed().iter().any(|it| it.pattern.is_star());
        is_about && is_positive && !is_open
    })
}

/// Returns the condition with which a role trusts one identity pool.
pub(super) fn of_one_pool(provider: &IdentityProvider<'_>) -> Argument {
    Argument::Condition {
        key: format!("{}:aud", provider.host()).into(),
        operator: "StringEquals".into(),
        value: EXAMPLE.into(),
    }
}

/// The id of an identity pool, as an example.
const EXAMPLE: &str = "us-east-1:11111111-2222-3333-4444-555555555555";
