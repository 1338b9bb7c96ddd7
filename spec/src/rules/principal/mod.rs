//! Rules about principals: their form, services that act for others, and everyone.

use crate::facts::catalog::Format;
use crate::facts::principal::known_service;
use crate::model::action::ActionMeaning;
use crate::model::fault::{ArnField, ResourceFault, ResourceFaultKind};
use crate::model::principal::{Principal, PrincipalMeaning, PrincipalSet, is_identity_pools};
use crate::model::{Arn, Statement, arn_faults};
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::rules::value::invalid_service_principal_format;
use crate::rules::{resource, trust};
use crate::syntax::json::fault::PrincipalFault;
use crate::syntax::{Effect, Missing, PolicyType, PrincipalKind};
use crate::text::{Finding, Span};

mod allow_with_not_principal;
mod anonymous_action_with_principal;
mod empty_array_principal;
mod empty_object_principal;
mod federated_principal_not_supported;
mod given;
mod invalid_principal;
mod invalid_principal_format;
mod invalid_principal_key;
mod invalid_role_reference;
mod invalid_user_reference;
mod irrelevant_condition_key_in_policy;
mod missing_principal;
pub(in crate::rules) mod public_principal;
mod recommended_condition_key_for_service_principal;
mod restrict_access_to_service_principal;
mod unsupported_condition_key_for_service_principal;
mod unsupported_wildcard_in_principal;

/// The action with which users of an identity provider assume a role.
const WEB_IDENTITY: &str = "sts:AssumeRoleWithWebIdentity";

/// Returns the finding for a fault that the reader found.
pub(super) fn of_reader(span: Span, fault: &PrincipalFault) -> Finding {
    match fault {
        PrincipalFault::Form { found, text } => {
            invalid_principal_format::found(span, found, text.as_deref())
        }
        PrincipalFault::Key { name, suggestion } => {
            invalid_principal_key::found(span, name, *suggestion)
        }
        PrincipalFault::EmptyObject { negated } => empty_object_principal::found(span, *negated),
        PrincipalFault::EmptyList { key, negated, is_only } => {
            empty_array_principal::found(span, key, *negated, *is_only)
        }
    }
}

/// Reports a statement without a principal, in a policy of this type.
pub(super) fn missing(missing: &Missing, kind: PolicyType, effect: Option<Effect>) -> Finding {
    missing_principal::found(missing, kind, effect)
}

/// Reports principals that cannot be in this type of policy, or that no caller is.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    let kind = subject.policy.kind;
    let Some(principals) = &statement.principals else { return };
    // Other rules report every principal there.
    if kind.is_of_caller() || kind == PolicyType::Rcp {
        return;
    }
    let is_allow = statement.effect() == Some(Effect::Allow);
    if principals.written.negated && is_allow && kind != PolicyType::Trust {
        findings.push(allow_with_not_principal::found(principals));
    }
    for principal in &principals.items {
        form(subject, statement, principal, findings);
        findings.extend(invalid_role_reference::find(principal));
        findings.extend(invalid_user_reference::find(principal));
    }
    // What limits the statement may be what could not be read.
    if !statement.written.broken {
        findings.extend(public_principal::find(subject.policy, statement));
        of_services(kind, statement, principals, findings);
    }
    if kind == PolicyType::Endpoint {
        for entry in &statement.actions.items {
            findings.extend(anonymous_action_with_principal::find(statement, entry));
        }
    }
    if kind == PolicyType::Resource {
        for condition in &statement.conditions {
            findings.extend(irrelevant_condition_key_in_policy::find(condition));
        }
    }
}

/// Reports services that are allowed to act for resources of any account.
fn of_services(
    kind: PolicyType,
    statement: &Statement<'_>,
    principals: &PrincipalSet<'_>,
    findings: &mut Findings,
) {
    if kind == PolicyType::Endpoint {
        return;
    }
    findings.extend(restrict_access_to_service_principal::find(kind, statement));
    for condition in &statement.conditions {
        findings
            .extend(unsupported_condition_key_for_service_principal::find(statement, condition));
        if statement.effect() == Some(Effect::Allow) {
            let recommended = recommended_condition_key_for_service_principal::find;
            findings.extend(recommended(principals, condition));
        }
    }
}

/// Reports a principal that no caller is.
fn form(
    subject: &Subject<'_, '_>,
    statement: &Statement<'_>,
    principal: &Principal<'_>,
    findings: &mut Findings,
) {
    let kind = subject.policy.kind;
    let is_trust = kind == PolicyType::Trust;
    let wildcard = statement
        .principals
        .as_ref()
        .and_then(|all| unsupported_wildcard_in_principal::find(all, principal));
    if let Some(finding) = wildcard {
        findings.push(finding);
        return;
    }
    match principal.written.kind {
        PrincipalKind::Everyone if is_trust => {
            let span = principal.written.value.span;
            findings.push(trust::of_everyone(span, statement.effect()));
        }
        PrincipalKind::Everyone => {}
        PrincipalKind::Aws | PrincipalKind::Account | PrincipalKind::Role | PrincipalKind::User => {
            of_aws(principal, findings);
        }
        PrincipalKind::Service if principal.text.is_some_and(is_identity_pools) => {
            // Another rule reports it for the action of identity providers.
            let is_of_providers = |it: &ActionMeaning<'_>| it.covers(WEB_IDENTITY);
            if !statement.actions.meanings().any(is_of_providers) {
                findings.push(invalid_principal::of_identity_pools(principal));
            }
        }
        PrincipalKind::Service => findings.extend(service(principal)),
        PrincipalKind::Federated | PrincipalKind::Saml if is_trust => {
            findings.extend(trust::of_federated(principal));
        }
        PrincipalKind::Federated | PrincipalKind::Saml => {
            findings.push(federated_principal_not_supported::found(principal, kind));
        }
        PrincipalKind::CanonicalUser => {
            let is_of_s3 = !is_trust
                && statement.actions.services().iter().all(|it| it.prefix.starts_with("s3"));
            findings.extend(invalid_principal::of_canonical_user(principal, is_of_s3));
        }
    }
}

/// Reports something else than an account, a role, a user or a session.
fn of_aws(principal: &Principal<'_>, findings: &mut Findings) {
    let Some(text) = principal.text.filter(|_| principal.meaning == PrincipalMeaning::Other) else {
        return;
    };
    let span = principal.written.value.span;
    let (mut faults, region) = match Arn::parse(text) {
        Ok(arn) if matches!(arn.service, "iam" | "sts") => (arn_faults(text, span), arn.region),
        _ => (Vec::new(), ""),
    };
    if !region.is_empty() {
        // The region is there, known or not.
        faults.retain(|it| !matches!(it.kind, ResourceFaultKind::Region(_)));
        let kind = ResourceFaultKind::ExtraPart {
            part: ArnField::Region,
            written: region,
            service: "iam",
        };
        faults.push(ResourceFault { span, kind, is_doubtful: false });
    }
    for fault in &faults {
        resource::report(fault, findings);
    }
    if faults.is_empty() {
        findings.extend(invalid_principal::of_aws(principal));
    }
}

/// Reports a service principal of another form, or one that resembles a known one.
fn service(principal: &Principal<'_>) -> Option<Finding> {
    let (text, span) = (principal.text?, principal.written.value.span);
    if !Format::ServicePrincipal.has(text) {
        return Some(invalid_service_principal_format::found(text, span));
    }
    let near = known_service(text)?;
    Some(invalid_service_principal_format::similar(text, near, span))
}
