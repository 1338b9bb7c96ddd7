//! Rules about role trust policies: who assumes the role with which action, and which users of an identity provider.

use crate::model::Statement;
use crate::model::condition::Condition;
use crate::model::principal::{IdentityProvider, Principal, PrincipalMeaning};
use crate::rules::findings::Findings;
use crate::rules::principal::public_principal;
use crate::rules::subject::Subject;
use crate::syntax::{Effect, Element, PolicyType};
use crate::text::{Finding, Span, Text};
use claims::claim_of;
use std::ptr;

mod assume;
mod claims;
mod confirm_audience_claim_type;
mod foranyvalue_with_audience_claim_type;
mod foreign_provider_key;
mod invalid_amr_value;
mod invalid_federated_principal_syntax_in_role_trust_policy;
mod invalid_federation_key;
mod invalid_identity_pool_id;
mod mismatched_action_for_principal;
mod missing_action_for_pod_identity;
mod missing_action_for_roles_anywhere_trust_policy;
mod missing_amr;
mod missing_condition_key_for_oidc_principal;
mod missing_github_repo_condition_key;
mod missing_identity_provider_control;
mod missing_saml_audience;
mod network_key_in_identity_pool_trust;
mod redundant_principal_in_role_trust_policy;
mod role_trust_policy_syntax_error_notprincipal;
mod role_trust_policy_syntax_error_resource;
mod role_trust_policy_unsupported_wildcard_in_principal;
mod specific_github_repo_and_branch_recommended;
mod wildcard_in_identity_pool;

/// Reports `"*"` as the principal.
pub(super) fn of_everyone(span: Span, effect: Option<Effect>) -> Finding {
    role_trust_policy_unsupported_wildcard_in_principal::found(span, effect)
}

/// Reports a value of `Federated` that is not an identity provider.
pub(super) fn of_federated(principal: &Principal<'_>) -> Option<Finding> {
    invalid_federated_principal_syntax_in_role_trust_policy::find(principal)
}

/// Returns whether a condition key is a part of a token that IAM does not read.
pub(super) fn is_part_of_token(key: &str) -> bool {
    key.rsplit_once(':').is_some_and(|(_, claim)| invalid_federation_key::is_not_key(claim))
}

/// Checks a statement of a trust policy.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    if subject.policy.kind != PolicyType::Trust {
        return;
    }
    if let Some(span) = resources(statement) {
        findings.push(role_trust_policy_syntax_error_resource::found(span));
    }
    let Some(principals) = &statement.principals else { return };
    if principals.written.negated {
        let found = role_trust_policy_syntax_error_notprincipal::found;
        return findings.push(found(statement, principals));
    }
    for finding in mismatched_action_for_principal::find(statement) {
        findings.push(finding);
    }
    findings.extend(missing_action_for_pod_identity::find(subject.policy, statement));
    findings
        .extend(missing_action_for_roles_anywhere_trust_policy::find(subject.policy, statement));
    let mut providers = Vec::new();
    for principal in &principals.items {
        findings.extend(redundant_principal_in_role_trust_policy::find(principals, principal));
        if let PrincipalMeaning::Provider(provider) = &principal.meaning {
            providers.push(provider);
            if statement.effect() == Some(Effect::Allow) && !statement.written.broken {
                trust_in(statement, provider, principal.written.value.span, findings);
            }
        }
    }
    for condition in &statement.conditions {
        claims(statement, condition, &providers, findings);
    }
}

/// Returns the place of the resources, if there are any.
fn resources(statement: &Statement<'_>) -> Option<Span> {
    let items = &statement.resources.items;
    let listed = items
        .first()
        .zip(items.last())
        .map(|(first, last)| first.written.span.to(last.written.span));
    let mut empty = statement.written.empty.iter();
    listed.or_else(|| empty.find(|it| it.element == Element::Resource).map(|it| it.span))
}

/// Reports a trust in an identity provider that is not limited to what it is meant for.
fn trust_in(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
    findings: &mut Findings,
) {
    if matches!(provider, IdentityProvider::Saml(_)) {
        findings.extend(missing_saml_audience::find(statement, provider, span));
        return;
    }
    let missing = missing_condition_key_for_oidc_principal::find(statement, provider, span)
        .or_else(|| missing_github_repo_condition_key::find(statement, provider, span))
        .or_else(|| missing_identity_provider_control::find(statement, provider, span));
    match missing {
        Some(finding) => findings.push(finding),
        None => {
            findings.extend(missing_amr::find(statement, provider, span));
            let mut of_subject = statement.conditions.iter().filter(|it| {
                claim_of(it, provider).is_some_and(|it| it.eq_ignore_ascii_case("sub"))
            });
            let open = of_subject.find_map(|it| public_principal::of_tenants(provider.host(), it));
            match open {
                Some(finding) => findings.push(finding),
                None => findings
                    .extend(specific_github_repo_and_branch_recommended::find(statement, provider)),
            }
        }
    }
}

/// Reports a condition on a claim that the identity provider does not have, or with values that it never has.
fn claims(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    providers: &[&IdentityProvider<'_>],
    findings: &mut Findings,
) {
    if condition.key.is_err() || providers.is_empty() {
        return;
    }
    let own = providers.iter().find_map(|it| Some((it, claim_of(condition, it)?)));
    let Some((provider, claim)) = own else {
        // The other claims of the same provider are the same mistake.
        let prefix = prefix(condition.key_name());
        let mut before = statement.conditions.iter().take_while(|it| !ptr::eq(*it, condition));
        if is_provider(prefix) && !before.any(|it| self::prefix(it.key_name()) == prefix) {
            findings.extend(foreign_provider_key::found(condition, providers));
        }
        if providers.iter().any(|it| it.is_cognito()) {
            findings.extend(network_key_in_identity_pool_trust::find(condition));
        }
        return;
    };
    findings.extend(invalid_federation_key::find(condition, provider, claim));
    let is_allow = statement.effect() == Some(Effect::Allow);
    if claim.eq_ignore_ascii_case("aud") && is_allow {
        if let Some(finding) = foranyvalue_with_audience_claim_type::find(condition) {
            findings.push(finding);
        } else if matches!(provider, IdentityProvider::Oidc(_)) {
            findings.extend(confirm_audience_claim_type::found(condition));
        }
    }
    if provider.is_cognito() && !condition.is_null() {
        for value in condition.listed() {
            let Some(text) = value.text().map(|it| Text::of(it, value.written.span)) else {
                continue;
            };
            match claim {
                "aud" => {
                    findings.extend(invalid_identity_pool_id::find(provider, &text));
                    if is_allow {
                        findings.extend(wildcard_in_identity_pool::find(condition, &text));
                    }
                }
                "amr" => findings.extend(invalid_amr_value::find(&text)),
                _ => {}
            }
        }
    }
}

/// Returns the part of a condition key before the last colon.
fn prefix(key: &str) -> &str {
    key.rsplit_once(':').map_or("", |(prefix, _)| prefix)
}

/// Returns whether the prefix of a condition key is an identity provider: a domain, or `saml`.
fn is_provider(prefix: &str) -> bool {
    prefix.contains('.') || prefix.eq_ignore_ascii_case("saml")
}
