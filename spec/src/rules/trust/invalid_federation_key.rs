//! [`Rule::InvalidFederationKey`]: checked for each condition of a trust policy.

use crate::model::condition::Condition;
use crate::model::principal::IdentityProvider;
use crate::text::{Finding, Rule, words};

/// Parts of tokens that are not condition keys.
const NOT_KEYS: [&str; 6] = ["iss", "event_name", "exp", "iat", "nbf", "jti"];

/// Returns whether a part of a token is not a condition key.
pub(in crate::rules) fn is_not_key(claim: &str) -> bool {
    NOT_KEYS.iter().any(|it| claim.eq_ignore_ascii_case(it))
}

pub(in crate::rules) fn find(
    condition: &Condition<'_>,
    provider: &IdentityProvider<'_>,
    claim: &str,
) -> Option<Finding> {
    // Responses of SAML providers have an issuer, which is a condition key.
    if matches!(provider, IdentityProvider::Saml(_)) {
        return None;
    }
    let name = NOT_KEYS.iter().find(|it| claim.eq_ignore_ascii_case(it))?;
    let message = words!("IAM does not read the claim `{name}`", name = *name);
    let finding = Finding::new(Rule::InvalidFederationKey, condition.key_span()?, message);
    Some(finding.help(match *name {
        "iss" => words!("remove the condition: the principal already is the issuer"),
        "exp" | "iat" | "nbf" => {
            words!("remove the condition: AWS STS checks when the token is valid")
        }
        _ => words!("compare `sub` or `aud`"),
    }))
}
