//! [`Rule::InvalidPolicyElement`]: found by the reader of documents.

use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(
    span: Span,
    (holder, name): (&'static str, String),
    meant: Option<&'static str>,
    elements: &[&'static str],
) -> Finding {
    let message = words!("{holder} has no element `{name}`", holder = holder, name = name.clone());
    let finding = Finding::new(Rule::InvalidPolicyElement, span, message);
    if let Some(near) = meant {
        let help = match near.eq_ignore_ascii_case(&name) {
            true => words!("letter case counts: `{near}`", near = near),
            false => words!("an element with a similar name exists: `{near}`", near = near),
        };
        // IAM refuses the document, so only one thing can be meant.
        return finding.help(help).edit(span, near, Applicability::Safe);
    }
    finding.help(match name.as_str() {
        "Id" => words!("only policies of resources have one: leave it out"),
        _ => words!("its elements are {names}", names = elements),
    })
}
