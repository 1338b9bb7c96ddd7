//! [`Rule::EmptyVariable`]: reported for a fault in a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(whole: &str, span: Span) -> Finding {
    let message = words!("policy variable `{variable}` has no key", variable = whole);
    Finding::new(Rule::EmptyVariable, span, message)
        .help(words!("write the variable like `${{aws:username}}`"))
}
