//! [`Rule::RoleTrustPolicySyntaxErrorResource`]: checked for each statement of a trust policy.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("a role trust policy has no resources");
    Finding::new(Rule::RoleTrustPolicySyntaxErrorResource, span, message).help(
        words!("remove `on` and its list: the resource is the role of the policy").in_json(words!(
            "remove the element: the resource is the role that the policy belongs to"
        )),
    )
}
