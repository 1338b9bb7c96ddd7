//! [`Rule::InvalidPrincipalFormat`]: reported by the reader for a principal element of the wrong type.

use crate::model::principal::kind_of;
use crate::syntax::PrincipalKind;
use crate::text::{Finding, Rule, Span, words};

/// Reports a principal element that is neither an object nor `"*"`; `found` describes it, and `text` is its string.
pub(in crate::rules) fn found(span: Span, found: &'static str, text: Option<&str>) -> Finding {
    let message =
        words!("expected an object or `\"*\"` as the principal, found {found}", found = found);
    let finding = Finding::new(Rule::InvalidPrincipalFormat, span, message);
    let known = text.and_then(|it| Some((it, kind_of(it).and_then(PrincipalKind::key)?)));
    finding.help(match known {
        Some((text, key)) => words!("write `{{\"{key}\": \"{text}\"}}`", key = key, text = text),
        None if found == "a list" => {
            words!("write the list as the value of a key: `{{\"AWS\": […]}}`")
        }
        None => {
            words!("write an object, like `{{\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}}`")
        }
    })
}
