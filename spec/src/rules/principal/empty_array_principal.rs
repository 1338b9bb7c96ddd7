//! [`Rule::EmptyArrayPrincipal`]: reported by the reader.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, key: &'static str) -> Finding {
    let message = words!("the list of `{key}` is empty: it names nobody", key = key);
    Finding::new(Rule::EmptyArrayPrincipal, span, message)
        .help(words!("add a principal, or remove `{key}`", key = key))
}
