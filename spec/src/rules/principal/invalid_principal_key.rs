//! [`Rule::InvalidPrincipalKey`]: reported by the reader for a key of a principal element.

use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, name: &str, suggestion: Option<&'static str>) -> Finding {
    let message = words!("unknown key `{name}` in the principal", name = name);
    let finding = Finding::new(Rule::InvalidPrincipalKey, span, message);
    match suggestion {
        Some(key) => {
            finding.help(words!("write `{key}`", key = key)).edit(span, key, Applicability::Unsafe)
        }
        None => finding.help(words!("write `AWS`, `Service`, `Federated` or `CanonicalUser`")),
    }
}
