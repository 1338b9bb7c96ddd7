//! [`Rule::RegionMismatch`]: a fault of an ARN or of a resource type's arguments.

use crate::text::{Finding, Rule, Span, words};

/// `whole` is the ARN with the region of the id, if it is written whole.
pub(in crate::rules) fn found(
    span: Span,
    possible: &[&str],
    resource: &str,
    named: &str,
    whole: Option<&str>,
) -> Finding {
    let message = match possible {
        [only] => words!(
            "the id names the region `{region}`, and the ARN the region `{named}`",
            region = *only,
            named = named
        ),
        _ => words!(
            "`{resource}` names other regions, and the ARN the region `{named}`",
            resource = resource,
            named = named
        ),
    };
    Finding::new(Rule::RegionMismatch, span, message).help(match whole {
        Some(arn) => words!("for the region of the id write `{arn}`", arn = arn),
        None => words!("leave `region` out: it follows from the id"),
    })
}
