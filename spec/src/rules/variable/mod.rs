//! Rules about strings that cannot be read: characters that IAM does not accept, and policy variables that it does
//! not read; and about text that looks like a policy variable.

use crate::facts::key::{VariableKey, variable_key};
use crate::model::Statement;
use crate::model::fault::{ResourceFaultKind, TextFault, TextPlace};
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::rules::syntax::invalid_character;
use crate::syntax::ResourceKind;
use crate::syntax::variable::{Fault, TextPart, Variable, pieces};
use crate::text::{Finding, Span, Spanned};

mod empty_variable;
mod invalid_variable_for_operator;
mod look_alike_variable;
mod missing_brace_in_variable;
mod missing_quote_in_variable;
mod multivalued_variable;
mod token;
mod unknown_variable;
mod unsupported_space_in_variable;
mod variable_unsupported_in_element;
pub(super) mod variable_unsupported_in_version;

/// Reports a fault in a string; `operator` is the operator that compares it, if it is a condition value.
pub(super) fn report(fault: &TextFault<'_>, span: Span, operator: &str, findings: &mut Findings) {
    match fault {
        TextFault::Character(wrong) => findings.push(invalid_character::found(*wrong, span)),
        TextFault::OldVersion => findings.push(variable_unsupported_in_version::found(span)),
        TextFault::Variable(fault) => findings.push(match *fault {
            Fault::Brace(rest) => missing_brace_in_variable::found(rest, span),
            Fault::Quote(whole) => missing_quote_in_variable::found(whole, span),
            Fault::Space(whole) => unsupported_space_in_variable::found(whole, span),
            Fault::Empty(whole) => empty_variable::found(whole, span),
        }),
        TextFault::NoVariable { place: TextPlace::Value(_), is_token } => {
            findings.push(invalid_variable_for_operator::found(operator, *is_token, span));
        }
        TextFault::NoVariable { place, is_token } => {
            findings.push(variable_unsupported_in_element::found(*place, *is_token, span));
        }
        TextFault::UnknownVariables(variables) => {
            findings.extend(variables.iter().filter_map(|it| unknown(*it, span)));
        }
    }
}

/// Reports a policy variable that is not a known key with a single value.
fn unknown(variable: Variable<'_>, span: Span) -> Option<Finding> {
    match variable_key(variable.key) {
        // Claims are reported separately.
        VariableKey::SingleValued | VariableKey::UnknownClaim(_) => None,
        VariableKey::Multivalued => Some(multivalued_variable::found(variable, span)),
        key => Some(unknown_variable::found(variable, &key, span)),
    }
}

/// The number of parts of a string, before a policy variable, that are searched for the same variable.
const RECENT: usize = 64;

/// Reports policy variables with a claim that its identity provider does not have.
pub(super) fn check_claims(
    subject: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let accepted = &subject.policy.written.settings.unchecked;
    for text in texts(subject, statement) {
        let Ok(pieces) = pieces(text.value) else { continue };
        for (at, piece) in pieces.iter().enumerate() {
            let TextPart::Variable(variable) = *piece else { continue };
            if let VariableKey::UnknownClaim(provider) = variable_key(variable.key)
                && !accepted.iter().any(|it| it.eq_ignore_ascii_case(variable.key))
                && !pieces.iter().take(at).rev().take(RECENT).any(|it| it == piece)
            {
                findings.push(unknown_variable::of_claim(variable, provider, text.span));
            }
        }
    }
}

/// Reports text that looks like a policy variable.
pub(super) fn check_look_alikes(
    subject: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    for text in texts(subject, statement) {
        findings.extend(look_alike_variable::in_text(text.value, text.span));
    }
    for condition in &statement.conditions {
        let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator) else { continue };
        if !operator.info.family.takes_variables() {
            continue;
        }
        for value in condition.listed().iter().filter(|it| it.fault.is_none()) {
            let Some(text) = value.text() else { continue };
            findings.extend(look_alike_variable::of_value(key, text, value.written.span));
        }
    }
}

/// Returns the strings of a statement in which IAM reads policy variables, without those that cannot be read.
fn texts<'s>(subject: &Subject<'_, '_>, statement: &'s Statement<'_>) -> Vec<Spanned<&'s str>> {
    let accepted = &subject.policy.written.settings.unchecked;
    let mut texts = Vec::new();
    for entry in &statement.resources.items {
        if entry.faults.iter().any(|it| matches!(it.kind, ResourceFaultKind::Text(_))) {
            continue;
        }
        match &entry.written.kind {
            ResourceKind::Arn(text) if accepted.iter().any(|it| *it == text.value) => {}
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => {
                texts.push(Spanned::new(&*text.value, text.span));
            }
            ResourceKind::Typed { arguments, .. } => {
                for argument in arguments {
                    let text = argument.value.kind.text();
                    texts.extend(text.map(|it| Spanned::new(it, argument.value.span)));
                }
            }
            ResourceKind::Any | ResourceKind::UncheckedValue(_) => {}
        }
    }
    for condition in &statement.conditions {
        for value in condition.listed().iter().filter(|it| it.fault.is_none()) {
            texts.extend(value.text().map(|it| Spanned::new(it, value.written.span)));
        }
    }
    texts
}
