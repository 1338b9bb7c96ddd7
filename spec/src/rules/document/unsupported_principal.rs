//! [`Rule::UnsupportedPrincipal`]: asked of each statement.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("an identity policy has no principal");
    Finding::new(Rule::UnsupportedPrincipal, span, message).help(words!(
        "it is whoever the policy is attached to: leave it out; policies of resources and trust policies are not checked"
    ))
}
