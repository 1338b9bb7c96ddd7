//! [`Rule::EmptyVariable`]: a fault of a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(whole: &str, span: Span) -> Finding {
    let message = words!("`{variable}` names no key", variable = whole);
    Finding::new(Rule::EmptyVariable, span, message)
        .help(words!("a variable is written `${{aws:username}}`"))
}
