//! Writes the principals of a statement as in a literal.

use super::quote::quoted;
use crate::facts::catalog::{identity_pools_in, is_known_service, service_name};
use crate::model::condition::Condition;
use crate::model::principal::{IdentityProvider, Principal, PrincipalMeaning, PrincipalSet};
use crate::syntax::PrincipalKind;

/// Returns the principals, and how many of the first conditions they stand for.
pub(super) fn to(
    principals: &PrincipalSet<'_>,
    conditions: &[Condition<'_>],
) -> (Vec<String>, usize) {
    if let Some((pool, used)) = identity_pool(principals, conditions) {
        return (vec![pool], used);
    }
    (principals.items.iter().map(principal).collect(), 0)
}

fn principal(principal: &Principal<'_>) -> String {
    let text = principal.text.unwrap_or_default();
    match (&principal.meaning, principal.written.kind) {
        (_, PrincipalKind::Everyone) => "*".to_owned(),
        (PrincipalMeaning::Account(account), _) if *account == text => {
            format!("account({})", quoted(text))
        }
        (PrincipalMeaning::Service(name), _) => match name.strip_suffix(".amazonaws.com") {
            Some(short) if is_known(name) && short.split('.').all(is_word) => {
                format!("service({short})")
            }
            _ => format!("service({})", quoted(name)),
        },
        (PrincipalMeaning::CanonicalUser(id), _) => format!("canonical_user({})", quoted(id)),
        _ => match text {
            "accounts.google.com" => "google".to_owned(),
            "graph.facebook.com" => "facebook".to_owned(),
            "www.amazon.com" => "amazon".to_owned(),
            _ => quoted(text),
        },
    }
}

/// Returns whether a label of a domain can be written without quotes.
fn is_word(label: &str) -> bool {
    let words = |it: &str| {
        it.starts_with(|first: char| first.is_ascii_lowercase())
            && it.chars().all(|it| it.is_ascii_alphanumeric())
    };
    label.split('-').all(words)
}

/// Returns whether the service of a principal can be written without quotes.
fn is_known(name: &str) -> bool {
    service_name(name).is_some_and(is_known_service)
}

/// Returns `identity_pool(…)` and the number of conditions that it stands for, if these come first.
fn identity_pool(
    principals: &PrincipalSet<'_>,
    conditions: &[Condition<'_>],
) -> Option<(String, usize)> {
    let [only] = principals.items.as_slice() else { return None };
    let PrincipalMeaning::Provider(provider @ IdentityProvider::Known(..)) = &only.meaning else {
        return None;
    };
    let host = provider.host();
    let is = |condition: &Condition<'_>, claim: &str, operator: &str| {
        condition.written.key.name.value == format!("{host}:{claim}")
            && condition.operator_text() == operator
    };
    let aud =
        conditions.first().filter(|it| provider.is_cognito() && is(it, "aud", "StringEquals"))?;
    let pools: Option<Vec<&str>> = aud.listed().iter().map(|it| it.text()).collect();
    let pools = pools.filter(|it| !it.is_empty())?;
    let region = pools.first().and_then(|it| it.split(':').next()).unwrap_or_default();
    if identity_pools_in(region) != host {
        return None;
    }
    let mut arguments: Vec<String> = pools.into_iter().map(quoted).collect();
    let amr = conditions.get(1).filter(|it| is(it, "amr", "ForAnyValue:StringLike"));
    let amr = amr.and_then(|it| match it.listed() {
        [only] => only.text(),
        _ => None,
    });
    let used = if amr.is_some() { 2 } else { 1 };
    arguments.extend(amr.map(|it| match it {
        "authenticated" | "unauthenticated" => it.to_owned(),
        provider => format!("provider = {}", quoted(provider)),
    }));
    Some((format!("identity_pool({})", arguments.join(", ")), used))
}
