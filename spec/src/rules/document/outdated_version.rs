//! [`Rule::OutdatedVersion`]: checked for each document.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("outdated version `2008-10-17`: it has no policy variables");
    Finding::new(Rule::OutdatedVersion, span, message)
        .help(words!("write `\"Version\": \"2012-10-17\"`"))
}
