//! [`Rule::EnsureFailed`]: reported with a request that disproves a claim.

use super::words::Example;
use crate::text::{Finding, Rule, Span, Words, words};

/// Reports a policy that grants something of a selection.
pub(super) fn of_never(claim: Span, example: &Example) -> Finding {
    found(claim, words!("the policy grants what it ensures never to grant"), example)
}

/// Reports a policy that does not grant all of a selection.
pub(super) fn of_allows(claim: Span, example: &Example) -> Finding {
    found(claim, words!("the policy does not grant what it ensures to grant"), example)
}

/// Reports a policy that grants more than a file.
pub(super) fn of_more(claim: Span, path: &str, example: &Example) -> Finding {
    found(claim, words!("the policy grants more than `{path}`", path = path), example)
}

/// Reports a policy that grants less than a file.
pub(super) fn of_less(claim: Span, path: &str, example: &Example) -> Finding {
    found(claim, words!("the policy grants less than `{path}`", path = path), example)
}

fn found(claim: Span, message: Words, example: &Example) -> Finding {
    example.tell(Finding::new(Rule::EnsureFailed, claim, message))
}
