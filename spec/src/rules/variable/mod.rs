//! Rules about strings that cannot be read: characters that IAM does not accept, and policy variables that it does
//! not read.

use crate::facts::key::{VariableKey, variable_key};
use crate::model::fault::{TextFault, TextPlace};
use crate::rules::findings::Findings;
use crate::rules::syntax::invalid_character;
use crate::syntax::variable::{Fault, Variable};
use crate::text::{Finding, Span};

mod empty_variable;
mod invalid_variable_for_operator;
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
        VariableKey::SingleValued => None,
        VariableKey::Multivalued => Some(multivalued_variable::found(variable, span)),
        key => Some(unknown_variable::found(variable, &key, span)),
    }
}
