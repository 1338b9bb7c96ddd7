//! Rules about the policy and its statements: their elements, their names and their size.

use crate::facts::catalog::Quota;
use crate::rules::findings::Findings;
use crate::rules::subject::{Emitting, Subject};
use crate::rules::syntax::{invalid_setting, json_syntax_error};
use crate::rules::{organization, principal};
use crate::syntax::json::fault::{ReadFault, ReadFaultKind};
use crate::syntax::{Element, Missing, Notation, Policy, PolicyType, Statement, Version};
use crate::text::list::{FEW, Seen};
use crate::text::{Finding, Text};
use std::borrow::Cow;

mod data_type_mismatch;
mod empty_array_action;
mod empty_array_resource;
mod empty_object_condition;
mod empty_sid_value;
mod invalid_effect;
mod invalid_policy_element;
mod invalid_version;
mod missing_action;
mod missing_effect;
mod missing_resource;
mod missing_statement;
mod missing_version;
mod outdated_version;
mod policy_size_exceeds_identity_policy_quota;
mod policy_size_exceeds_rcp_quota;
mod policy_size_exceeds_resource_policy_quota;
mod policy_size_exceeds_role_trust_policy_quota;
mod policy_size_exceeds_scp_quota;
mod size;
mod unique_sids_required;
mod unsupported_element_combination;
mod unsupported_principal;
mod unsupported_sid;

/// Returns the finding for a fault that the reader found.
pub(super) fn of_reader(fault: ReadFault) -> Finding {
    let span = fault.span;
    match fault.kind {
        ReadFaultKind::Json { message, help, is_superfluous } => {
            json_syntax_error::found(span, message, help, is_superfluous)
        }
        ReadFaultKind::TooLarge => policy_size_exceeds_identity_policy_quota::unread(span),
        ReadFaultKind::Type(fault) => data_type_mismatch::found(span, fault),
        ReadFaultKind::UnknownElement { holder, name, suggestion, elements } => {
            invalid_policy_element::found(span, (holder, name), suggestion, elements)
        }
        ReadFaultKind::Combination(names) => unsupported_element_combination::found(span, names),
        ReadFaultKind::NoStatement(fault) => missing_statement::in_document(span, fault),
        ReadFaultKind::EmptyCondition(what) => empty_object_condition::found(span, what),
        ReadFaultKind::Principal(fault) => principal::of_reader(span, &fault),
    }
}

/// Reports missing, empty or unknown elements of the policy and its statements.
pub(super) fn check_elements(subject: &Subject<'_, '_>, findings: &mut Findings) {
    let policy = subject.policy.written;
    let is_managed =
        policy.settings.quota.as_ref().is_some_and(|it| it.value == Quota::Managed.name());
    match policy.notation {
        Notation::Json(Version::Missing) => {
            findings.push(missing_version::found(policy.start, is_managed));
        }
        Notation::Json(Version::Old) => {
            let span = policy.version.as_ref().map_or(policy.start, |it| it.span);
            findings.push(outdated_version::found(span, is_managed));
        }
        _ => {}
    }
    findings.extend(policy.version.as_ref().and_then(invalid_version::find));
    if let Some(id) = policy.id.as_ref().filter(|_| policy.kind.is_of_caller()) {
        findings.push(invalid_policy_element::of_id(id.span));
    }
    for statement in &policy.statements {
        elements(policy.kind, statement, findings);
    }
}

fn elements(kind: PolicyType, statement: &Statement<'_>, findings: &mut Findings) {
    if kind.is_of_caller() {
        let principals = statement.principals.as_ref();
        findings.extend(principals.map(|it| match kind {
            PolicyType::Scp => organization::of_scp(it),
            _ => unsupported_principal::found(it.name_span, kind),
        }));
    }
    findings.extend(statement.missing.iter().map(|it| missing(it, kind, statement)));
    findings.extend(statement.unknown_effect.as_ref().map(invalid_effect::found));
    for list in &statement.empty {
        findings.push(match list.element {
            Element::Action => empty_array_action::found(list),
            _ => empty_array_resource::found(list),
        });
    }
    findings.extend(statement.strays.iter().map(data_type_mismatch::of_stray));
}

/// Reports an element that every statement must have, but this one does not.
fn missing(missing: &Missing, kind: PolicyType, statement: &Statement<'_>) -> Finding {
    match missing.element {
        Element::Effect => missing_effect::found(missing),
        Element::Action => missing_action::found(missing),
        Element::Resource => missing_resource::found(missing, kind, statement),
        Element::Principal => {
            principal::missing(missing, kind, statement.effect.as_ref().map(|it| it.value))
        }
    }
}

/// Reports a policy without statements, unknown settings, and invalid names of statements.
pub(super) fn check(subject: &Subject<'_, '_>, findings: &mut Findings) {
    let policy = subject.policy.written;
    findings.extend(invalid_setting::find_quota(policy));
    findings.extend(invalid_setting::find_service(policy));
    if policy.statements.is_empty() && !policy.broken {
        findings.push(missing_statement::found(policy.span));
    }
    check_sids(policy, findings);
}

fn check_sids(policy: &Policy<'_>, findings: &mut Findings) {
    let sids: Vec<_> = policy.statements.iter().filter_map(|it| it.sid.as_ref()).collect();
    let mut seen = Seen::default();
    for (index, sid) in sids.iter().enumerate() {
        // A few names are faster to compare than to hash.
        let earlier = |seen: &mut Seen<'_>| match sids.len() <= FEW {
            true => sids.iter().take(index).position(|it| it.value == sid.value),
            false => seen.first(Cow::Owned(sid.value.to_string()), index),
        };
        if sid.value.is_empty() {
            findings.push(empty_sid_value::found(sid));
        } else if let Some(finding) = unsupported_sid::find(sid, |name| is_free(name, index, &sids))
            && !has_free_sids(policy.kind)
        {
            findings.push(finding);
        } else if let Some(earlier) = earlier(&mut seen).and_then(|it| sids.get(it)) {
            findings.push(unique_sids_required::found(sid, earlier));
        }
    }
}

/// Returns whether the names of statements can have any characters.
fn has_free_sids(kind: PolicyType) -> bool {
    matches!(kind, PolicyType::Resource | PolicyType::Endpoint)
}

/// Returns whether no other statement will have this name after invalid characters are removed. If there are many
/// statements, it returns false without checking.
fn is_free(name: &str, of: usize, sids: &[&Text<'_>]) -> bool {
    let mut others = sids.iter().enumerate().filter(|(index, _)| *index != of);
    sids.len() <= FEW && others.all(|(_, it)| unsupported_sid::cleaned(&it.value) != name)
}

/// Reports a policy that is larger than its quota.
pub(super) fn check_size(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    if emitting.policy.written.settings.is_of_any_size {
        return;
    }
    let kind = emitting.policy.kind;
    if matches!(kind, PolicyType::Identity | PolicyType::Boundary | PolicyType::Session) {
        findings.extend(policy_size_exceeds_identity_policy_quota::find(emitting));
        return;
    }
    findings.extend(size::over(emitting).map(|size| match kind {
        PolicyType::Trust => policy_size_exceeds_role_trust_policy_quota::found(&size),
        PolicyType::Scp => policy_size_exceeds_scp_quota::found(&size),
        PolicyType::Rcp => policy_size_exceeds_rcp_quota::found(&size),
        _ => policy_size_exceeds_resource_policy_quota::found(&size),
    }));
}
