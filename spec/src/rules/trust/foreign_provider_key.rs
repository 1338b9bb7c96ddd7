//! [`Rule::ForeignProviderKey`]: checked for each condition of a trust policy.

use crate::facts::catalog::provider;
use crate::model::condition::Condition;
use crate::model::principal::IdentityProvider;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    condition: &Condition<'_>,
    providers: &[&IdentityProvider<'_>],
) -> Option<Finding> {
    let outcome = if condition.is_true_without_key() { "always" } else { "never" };
    let key = condition.key_name();
    let message = words!(
        "`{key}` is a claim of another identity provider: the condition is {outcome} true",
        key = key.to_owned(),
        outcome = outcome
    );
    let finding = Finding::new(Rule::ForeignProviderKey, condition.key_span()?, message);
    let (prefix, name) = key.rsplit_once(':')?;
    Some(finding.help(match providers {
        [only] => claim_of(only, name),
        several => words!(
            "use a claim of {hosts:or}, or move the condition to a statement for `{prefix}`",
            hosts = several.iter().map(|it| it.host().to_owned()).collect::<Vec<_>>(),
            prefix = prefix
        ),
    }))
}

/// Suggests the claim with this name, or the audience if the provider has no such claim.
fn claim_of(of: &IdentityProvider<'_>, name: &str) -> Words {
    if matches!(of, IdentityProvider::Saml(_)) {
        return words!("use a claim of the SAML provider, like `SAML:aud`");
    }
    let host = of.host();
    let has_claim = provider(host).is_none_or(|it| {
        it.is_open || it.claims.iter().any(|it| it.short().unwrap_or(it.name) == name)
    });
    match has_claim {
        true => words!("write `{host}:{name}`", host = host, name = name),
        false => words!("use a claim of `{host}`, like `{host}:aud`", host = host),
    }
}
