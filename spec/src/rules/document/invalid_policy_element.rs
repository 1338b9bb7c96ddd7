//! [`Rule::InvalidPolicyElement`]: reported by the reader of documents.

use crate::text::{Applicability, Finding, Level, Rule, Span, words};

pub(in crate::rules) fn found(
    span: Span,
    (holder, name): (&'static str, String),
    suggestion: Option<&'static str>,
    elements: &[&'static str],
) -> Finding {
    let message =
        words!("unknown element `{name}` in {holder}", holder = holder, name = name.clone());
    let finding = Finding::new(Rule::InvalidPolicyElement, span, message);
    if let Some(near) = suggestion {
        let is_same = near.eq_ignore_ascii_case(&name);
        let help = match is_same {
            true => words!("write `{near}`: letter case matters", near = near),
            false => words!("an element with a similar name exists: `{near}`", near = near),
        };
        let finding = finding.help(help);
        // Identity policies do not have this element in any spelling.
        if near.ends_with("Principal") {
            return finding;
        }
        // IAM rejects the document. If only the case differs, the intent is clear; for `NoAction` it is a guess.
        let applicability = if is_same { Applicability::Safe } else { Applicability::Unsafe };
        return finding.edit(span, near, applicability);
    }
    finding.help(words!("the known elements are {names}", names = elements))
}

/// Reports an `Id`, which AWS documents for other policies only, but which IAM accepts.
pub(in crate::rules) fn of_id(span: Span) -> Finding {
    Finding::new(Rule::InvalidPolicyElement, span, words!("unknown element `Id` in a policy"))
        .at_level(Level::Warn)
        .help(words!("remove it: it has no meaning in an identity policy"))
}
