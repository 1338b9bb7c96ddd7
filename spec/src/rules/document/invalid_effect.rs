//! [`Rule::InvalidEffect`]: asked of each statement.

use crate::text::{Applicability, Finding, Rule, Text, Words, similar, words};

pub(in crate::rules) fn found(written: &Text<'_>) -> Finding {
    let message = words!("unknown effect `{effect}`", effect = &written.value);
    let literal =
        remedy(&written.value, &["allow", "deny"], "a statement starts with `allow` or `deny`");
    let json = json_remedy(&written.value);
    let finding = Finding::new(Rule::InvalidEffect, written.span, message);
    let finding = finding.help(literal.in_json(json));
    // IAM refuses the document, so only one thing can be meant.
    match similar::nearest(&written.value, EFFECTS) {
        Some(near) => finding.edit(written.span, near, Applicability::Safe),
        None => finding,
    }
}

/// The effects of a document, in which letter case counts.
const EFFECTS: [&str; 2] = ["Allow", "Deny"];

fn remedy(written: &str, names: &[&'static str], all: &'static str) -> Words {
    match similar::nearest(written, names.iter().copied()) {
        Some(near) => words!("an effect with a similar name exists: `{near}`", near = near),
        None => Words::plain(all),
    }
}

fn json_remedy(written: &str) -> Words {
    match similar::nearest(written, EFFECTS) {
        Some(near) if near.eq_ignore_ascii_case(written) => {
            words!("letter case counts: `{near}`", near = near)
        }
        _ => remedy(written, &EFFECTS, "the effects are `Allow` and `Deny`"),
    }
}
