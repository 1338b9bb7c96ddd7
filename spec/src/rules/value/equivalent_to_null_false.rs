//! [`Rule::EquivalentToNullFalse`]: reported for a pattern that matches everything.

use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &str, operator: &str) -> Finding {
    let message = words!(
        "`{key} {operator} \"*\"` only tests whether the key is present",
        key = key,
        operator = operator
    );
    Finding::new(Rule::EquivalentToNullFalse, span, message)
        .help(words!("write `{condition}`", condition = Argument::null(key, false)))
}
