//! [`Rule::MissingPrincipal`]: checked for each statement of a policy type that has principals.

use crate::syntax::{Effect, Missing, PolicyType};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(
    missing: &Missing,
    kind: PolicyType,
    effect: Option<Effect>,
) -> Finding {
    let message = match &missing.instead {
        Some(instead) => words!("expected {instead}", instead = instead.as_str()),
        None => words!("missing principal in a {kind}", kind = kind.title()),
    };
    let finding = Finding::new(Rule::MissingPrincipal, missing.span, message);
    finding.help(match (kind, effect) {
        (PolicyType::Endpoint | PolicyType::Rcp, _) => words!("add `to *`, for everyone")
            .in_json(words!("add `\"Principal\": \"*\"`, for everyone")),
        (_, Some(Effect::Deny)) => {
            words!("add the principals to deny, like `to account(\"123456789012\")`").in_json(words!(
                "add the principals to deny, like `\"Principal\": {{\"AWS\": \"123456789012\"}}`"
            ))
        }
        (PolicyType::Trust, _) => words!("add who can assume the role, like `to service(lambda)`")
            .in_json(words!(
                "add who can assume the role, like `\"Principal\": {{\"Service\": \"lambda.amazonaws.com\"}}`"
            )),
        _ => words!("add the principals to allow, like `to account(\"123456789012\")`").in_json(words!(
            "add the principals to allow, like `\"Principal\": {{\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}}`"
        )),
    })
}
