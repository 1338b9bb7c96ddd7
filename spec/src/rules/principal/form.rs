//! What a string is meant as.

use crate::facts::arn::is_account;
use crate::facts::catalog::provider;
use crate::facts::format::is_service_principal;
use crate::model::Arn;

/// Returns the key of a principal element that a string belongs to.
pub(super) fn key_of(text: &str) -> Option<&'static str> {
    if text == "*" || text.len() == 12 && is_account(text) {
        return Some("AWS");
    }
    if provider(text).is_some_and(|it| it.is_principal && it.prefixes.contains(&text)) {
        return Some("Federated");
    }
    if is_service_principal(text) {
        return Some("Service");
    }
    let arn = Arn::parse(text).ok()?;
    let kind = arn.resource.split('/').next().unwrap_or_default();
    match (arn.service, kind) {
        ("iam", "oidc-provider" | "saml-provider") => Some("Federated"),
        ("iam", "role" | "user" | "root") | ("sts", "assumed-role" | "federated-user") => {
            Some("AWS")
        }
        _ => None,
    }
}
