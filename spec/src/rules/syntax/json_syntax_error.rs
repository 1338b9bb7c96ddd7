//! [`Rule::JsonSyntaxError`]: found by the reader of documents, which knows where the JSON went wrong.

use crate::text::{Applicability, Finding, Rule, Span, Words};

/// `is_superfluous` is whether the characters of the place are not needed: IAM refuses the document with them.
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
