//! [`Rule::VariableUnsupportedInVersion`]: checked for each string with a policy variable in a document of an older
//! version.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("policy variables need version `2012-10-17`: this one is plain text");
    Finding::new(Rule::VariableUnsupportedInVersion, span, message)
        .help(words!("set the version of the document: `\"Version\": \"2012-10-17\"`"))
}
