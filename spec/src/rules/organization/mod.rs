//! Rules about service control policies and resource control policies, which an organization attaches to accounts.

use crate::model::Statement;
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::syntax::{Effect, PolicyType, Principals};
use crate::text::Finding;

mod rcp_missing_related_principal_condition_key;
mod rcp_missing_related_service_principal_condition_key;
mod rcp_missing_service_condition_key_null_check;
mod rcp_syntax_error_action;
mod rcp_syntax_error_allow;
mod rcp_syntax_error_notaction;
mod rcp_syntax_error_principal;
mod scp_syntax_error_principal;
mod service;

/// Reports the principal of a service control policy.
pub(super) fn of_scp(principals: &Principals<'_>) -> Finding {
    scp_syntax_error_principal::found(principals)
}

/// Checks a statement of a resource control policy.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    if subject.policy.kind != PolicyType::Rcp {
        return;
    }
    let principals = statement.written.principals.as_ref();
    findings.extend(principals.and_then(rcp_syntax_error_principal::find));
    let allow = rcp_syntax_error_allow::find(statement);
    let is_allow = allow.is_some();
    findings.extend(allow);
    if let Some(span) = statement.actions.span().filter(|_| statement.actions.negated) {
        findings.push(rcp_syntax_error_notaction::found(span));
    } else if is_allow || statement.effect() == Some(Effect::Deny) {
        for entry in &statement.actions.items {
            findings.extend(rcp_syntax_error_action::find(entry));
        }
    }
    if statement.effect() != Some(Effect::Deny) {
        return;
    }
    for condition in &statement.conditions {
        for find in [
            rcp_missing_related_principal_condition_key::find,
            rcp_missing_related_service_principal_condition_key::find,
            rcp_missing_service_condition_key_null_check::find,
        ] {
            findings.extend(find(statement, condition));
        }
    }
}
