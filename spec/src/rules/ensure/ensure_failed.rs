//! [`Rule::EnsureFailed`]: reported with a counterexample.

use super::words::Example;
use crate::text::{Finding, Rule, Span, Words, words};

/// Reports a policy that allows a part of a selection.
pub(super) fn of_never(claim: Span, example: &Example) -> Finding {
    found(claim, words!("this does not hold: the policy allows a part of the selection"), example)
}

/// Reports a policy that does not allow all of a selection.
pub(super) fn of_allows(claim: Span, example: &Example) -> Finding {
    found(
        claim,
        words!("this does not hold: the policy does not allow all of the selection"),
        example,
    )
}

/// Reports a policy that allows more than a file.
pub(super) fn of_more(claim: Span, path: &str, example: &Example) -> Finding {
    found(claim, words!("the policy allows more than `{path}`", path = path), example)
}

/// Reports a policy that allows less than a file.
pub(super) fn of_less(claim: Span, path: &str, example: &Example) -> Finding {
    found(
        claim,
        words!("the policy does not allow everything that `{path}` allows", path = path),
        example,
    )
}

fn found(claim: Span, message: Words, example: &Example) -> Finding {
    example.add_to(Finding::new(Rule::EnsureFailed, claim, message))
}
