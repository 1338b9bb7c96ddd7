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
        let is_same = near.eq_ignore_ascii_case(&name);
        let help = match is_same {
            true => words!("letter case counts: `{near}`", near = near),
            false => words!("an element with a similar name exists: `{near}`", near = near),
        };
        let finding = finding.help(help);
        // No identity policy has it, however it is spelled.
        if near.ends_with("Principal") {
            return finding;
        }
        // IAM refuses the document. In another letter case only one thing can be meant; `NoAction` is a guess.
        let applicability = if is_same { Applicability::Safe } else { Applicability::Unsafe };
        return finding.edit(span, near, applicability);
    }
    finding.help(match name.as_str() {
        "Id" => words!("only policies of resources have one: leave it out"),
        _ => words!("its elements are {names}", names = elements),
    })
}
