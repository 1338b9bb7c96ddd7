//! [`Rule::RoleTrustPolicyUnsupportedWildcardInPrincipal`]: checked for each statement of a trust policy.

use crate::syntax::Effect;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, effect: Option<Effect>) -> Finding {
    let message = words!("IAM rejects `\"*\"` as the principal of a role trust policy");
    let finding = Finding::new(Rule::RoleTrustPolicyUnsupportedWildcardInPrincipal, span, message);
    finding.help(match effect {
        Some(Effect::Deny) => words!("write `{{\"AWS\": \"*\"}}`"),
        _ => words!(
            "name the principals, like `{{\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}}`"
        ),
    })
}
