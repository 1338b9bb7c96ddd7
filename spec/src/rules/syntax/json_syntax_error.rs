//! [`Rule::JsonSyntaxError`]: reported by the reader of documents, which knows where the JSON is invalid.

use crate::text::{Applicability, Finding, Rule, Span, Words};

/// Reports invalid JSON. `is_superfluous` is whether the characters of the span can be removed: IAM rejects the
/// document because of them.
pub(in crate::rules) fn found(
    span: Span,
    message: Words,
    help: Option<Words>,
    is_superfluous: bool,
) -> Finding {
    let finding = Finding::new(Rule::JsonSyntaxError, span, message).helps(help);
    match is_superfluous {
        true => finding.deletion(span, Applicability::Safe),
        false => finding,
    }
}
