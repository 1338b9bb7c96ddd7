//! [`Rule::UnsupportedPrincipal`]: checked for each statement.

use crate::syntax::PolicyType;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, kind: PolicyType) -> Finding {
    let is_not_allowed = |name: &'static str| {
        words!(
            "`{name}` is not allowed in {article} {kind}",
            name = name,
            article = kind.article(),
            kind = kind.title()
        )
    };
    let message = is_not_allowed("to").in_json(is_not_allowed("Principal"));
    Finding::new(Rule::UnsupportedPrincipal, span, message).help(
        words!("use `trust_policy!`, `resource_policy!` or `endpoint_policy!`, or remove the principals: they are whoever the policy is attached to")
            .in_json(words!("remove it: the principal is whoever the policy is attached to")),
    )
}
