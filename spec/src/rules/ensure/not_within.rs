//! [`Rule::NotWithin`]: reported for a document that is compared with a boundary.

use super::words::{Example, why};
use crate::prove::Reason;
use crate::text::{Finding, Rule, Span, words};

/// Reports a document that grants more than a boundary.
pub(super) fn found(statement: Span, boundary: &str, example: &Example) -> Finding {
    let message = words!("the policy grants more than `{boundary}`", boundary = boundary);
    example.tell(Finding::new(Rule::NotWithin, statement, message))
}

/// Reports a document of which it is not known whether it grants more.
pub(super) fn unproven(start: Span, boundary: &str, reason: Reason) -> Finding {
    let message = words!(
        "cannot prove that the policy grants no more than `{boundary}`: {why}",
        boundary = boundary,
        why = why(reason)
    );
    Finding::new(Rule::NotWithin, start, message)
        .help(words!("evaluate some requests instead, with `cognito-perms simulate`"))
}
