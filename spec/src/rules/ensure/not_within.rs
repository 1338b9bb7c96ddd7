//! [`Rule::NotWithin`]: reported for a document that is compared with a boundary.

use super::words::{Example, why};
use crate::prove::Reason;
use crate::text::{Finding, Rule, Span, words};

/// Reports a document that allows more than a boundary.
pub(super) fn found(statement: Span, boundary: &str, example: &Example) -> Finding {
    let message = words!("the policy allows more than `{boundary}`", boundary = boundary);
    example.add_to(Finding::new(Rule::NotWithin, statement, message))
}

/// Reports a document for which it could not be decided whether it allows more.
pub(super) fn unproven(start: Span, boundary: &str, reason: Reason) -> Finding {
    let message = words!(
        "cannot prove that the policy allows no more than `{boundary}`: {why}",
        boundary = boundary,
        why = why(reason)
    );
    Finding::new(Rule::NotWithin, start, message)
        .help(words!("test individual requests with `cognito-perms simulate` instead"))
}
