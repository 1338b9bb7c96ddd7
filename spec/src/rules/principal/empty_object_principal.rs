//! [`Rule::EmptyObjectPrincipal`]: reported by the reader.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, negated: bool) -> Finding {
    let message = match negated {
        true => words!("`NotPrincipal` is empty: the statement applies to everyone"),
        false => words!("the principal is empty: the statement applies to nobody"),
    };
    Finding::new(Rule::EmptyObjectPrincipal, span, message)
        .help(words!("add a principal, like `{{\"Service\": \"lambda.amazonaws.com\"}}`"))
}
