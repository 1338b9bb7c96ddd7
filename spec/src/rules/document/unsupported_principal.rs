//! [`Rule::UnsupportedPrincipal`]: checked for each statement.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("`Principal` is not allowed in an identity policy");
    Finding::new(Rule::UnsupportedPrincipal, span, message).help(words!(
        "remove it: the principal is whoever the policy is attached to; resource policies and trust policies are not supported"
    ))
}
