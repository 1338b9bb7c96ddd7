//! [`Rule::RcpSyntaxErrorNotaction`]: checked for each statement of a resource control policy.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("a resource control policy cannot have `NotAction`");
    Finding::new(Rule::RcpSyntaxErrorNotaction, span, message)
        .help(words!("list the actions in `Action`"))
}
