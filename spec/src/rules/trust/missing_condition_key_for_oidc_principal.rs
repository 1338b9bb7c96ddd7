//! [`Rule::MissingConditionKeyForOidcPrincipal`]: checked for each identity provider of a trust policy.

use super::claims::{has_claims, of_one_pool};
use crate::facts::catalog::provider as known_provider;
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    if has_claims(statement, provider) {
        return None;
    }
    let message = words!(
        "no condition on the claims of `{host}`: any of its users can assume the role",
        host = provider.host()
    );
    let finding = Finding::new(Rule::MissingConditionKeyForOidcPrincipal, span, message);
    Some(match provider.is_cognito() {
        true => finding.help(
            words!("write `identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)` with your identity pool").in_json(words!(
                "add the condition `{check}` with your identity pool",
                check = of_one_pool(provider)
            )),
        ),
        false => {
            let host = provider.host();
            finding.help(words!(
                "add a condition on {keys:or}",
                keys = claims(host).iter().map(|it| format!("{host}:{it}")).collect::<Vec<_>>()
            ))
        }
    })
}

/// Returns the claims of a provider that name the app and the user.
fn claims(host: &str) -> Vec<&'static str> {
    let usual = ["aud", "sub"];
    let Some(of) = known_provider(host).filter(|it| !it.is_open) else { return usual.to_vec() };
    let names: Vec<_> = of.claims.iter().map(|it| it.short().unwrap_or(it.name)).collect();
    let named: Vec<_> = usual.into_iter().filter(|it| names.contains(it)).collect();
    if named.is_empty() { names.into_iter().take(2).collect() } else { named }
}
