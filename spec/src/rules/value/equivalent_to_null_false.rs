//! [`Rule::EquivalentToNullFalse`]: found where a pattern matches everything.

use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!(
        "`{key} {operator} \"*\"` asks whether the key is there",
        key = key,
        operator = operator
    );
    Finding::new(Rule::EquivalentToNullFalse, span, message)
        .help(words!("write `{condition}`", condition = Argument::null(key, false)))
}
