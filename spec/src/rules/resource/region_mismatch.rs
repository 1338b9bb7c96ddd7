//! [`Rule::RegionMismatch`]: reported for a fault in an ARN or in the arguments of a resource type.

use crate::text::{Finding, Rule, Span, words};

/// Reports an id with a region other than that of the ARN. `whole` is the ARN with the region of the id, if a full
/// ARN is written.
pub(in crate::rules) fn found(
    span: Span,
    possible: &[&str],
    resource: &str,
    named: &str,
    whole: Option<&str>,
) -> Finding {
    let message = match possible {
        [only] => words!(
            "the id is in region `{region}`, but the ARN is in region `{named}`",
            region = *only,
            named = named
        ),
        _ => words!(
            "`{resource}` is in other regions, but the ARN is in region `{named}`",
            resource = resource,
            named = named
        ),
    };
    Finding::new(Rule::RegionMismatch, span, message).help(match whole {
        Some(arn) => words!("to use the region of the id, write `{arn}`", arn = arn),
        None => words!("remove `region`: it follows from the id"),
    })
}
