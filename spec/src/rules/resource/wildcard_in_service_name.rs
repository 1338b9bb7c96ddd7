//! [`Rule::WildcardInServiceName`]: reported for a fault in an ARN.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str) -> Finding {
    let message = words!("wildcard in the service of an ARN: `{service}`", service = written);
    Finding::new(Rule::WildcardInServiceName, span, message)
        .help(words!("write the service without wildcards"))
}
