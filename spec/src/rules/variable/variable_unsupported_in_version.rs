//! [`Rule::VariableUnsupportedInVersion`]: asked of each string with a policy variable in a document of an older version.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message =
        words!("only the version `2012-10-17` has policy variables: this one is plain text");
    Finding::new(Rule::VariableUnsupportedInVersion, span, message)
        .help(words!("write `\"Version\": \"2012-10-17\"` at the start of the document"))
}
