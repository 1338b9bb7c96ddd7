//! [`Rule::RoleTrustPolicySyntaxErrorResource`]: checked for each statement of a trust policy.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("`on` is not allowed in a role trust policy")
        .in_json(words!("`Resource` is not allowed in a role trust policy"));
    Finding::new(Rule::RoleTrustPolicySyntaxErrorResource, span, message).help(
        words!("remove `on` and the resources: the resource is always the role itself")
            .in_json(words!("remove it: the resource is always the role itself")),
    )
}
