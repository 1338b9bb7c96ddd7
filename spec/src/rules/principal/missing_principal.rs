//! [`Rule::MissingPrincipal`]: checked for each statement of a policy type that has principals.

use crate::syntax::{Missing, PolicyType};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(missing: &Missing, kind: PolicyType) -> Finding {
    let message = words!("missing principal in a {kind}", kind = kind.title());
    let finding = Finding::new(Rule::MissingPrincipal, missing.span, message);
    finding.help(match kind {
        PolicyType::Trust => words!(
            "add who can assume the role, like `\"Principal\": {{\"Service\": \"lambda.amazonaws.com\"}}`"
        ),
        PolicyType::Resource => words!(
            "add who the statement is for, like `\"Principal\": {{\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}}`"
        ),
        _ => words!("add `\"Principal\": \"*\"`"),
    })
}
