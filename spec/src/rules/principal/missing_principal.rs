//! [`Rule::MissingPrincipal`]: checked for each statement of a policy type that has principals.

use crate::syntax::{Missing, PolicyType};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(missing: &Missing, kind: PolicyType) -> Finding {
    let message = match &missing.instead {
        Some(instead) => words!("expected {instead}", instead = instead.as_str()),
        None => words!("missing principal in a {kind}", kind = kind.title()),
    };
    let finding = Finding::new(Rule::MissingPrincipal, missing.span, message);
    let literal = match kind {
        PolicyType::Trust => words!("add who can assume the role: `to service(lambda)`"),
        PolicyType::Resource => {
            words!("add who the statement is for: `to account(\"123456789012\")`")
        }
        _ => words!("add `to *`"),
    };
    finding.help(literal.in_json(match kind {
        PolicyType::Trust => words!(
            "add who can assume the role, like `\"Principal\": {{\"Service\": \"lambda.amazonaws.com\"}}`"
        ),
        PolicyType::Resource => words!(
            "add who the statement is for, like `\"Principal\": {{\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}}`"
        ),
        _ => words!("add `\"Principal\": \"*\"`"),
    }))
}
