//! [`Rule::WildcardInServiceName`]: a fault of an ARN.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str) -> Finding {
    let message = words!("`{service}` stands for any service that it matches", service = written);
    Finding::new(Rule::WildcardInServiceName, span, message)
        .help(words!("name the service; for any resource write `*`"))
}
