//! [`Rule::InvalidEffect`]: checked for each statement.

use crate::text::{Applicability, Finding, Rule, Text, Words, similar, words};

pub(in crate::rules) fn found(written: &Text<'_>) -> Finding {
    let message = words!("unknown effect `{effect}`", effect = &written.value);
    let literal =
        remedy(&written.value, &["allow", "deny"], "start the statement with `allow` or `deny`");
    let json = json_remedy(&written.value);
    let finding = Finding::new(Rule::InvalidEffect, written.span, message);
    let finding = finding.help(literal.in_json(json));
    // IAM rejects the document, so there is only one possible intent.
    match similar::nearest(&written.value, EFFECTS) {
        Some(near) => finding.edit(written.span, near, Applicability::Safe),
        None => finding,
    }
}

/// The effects in a document, which are case-sensitive.
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
            words!("write `{near}`: letter case matters", near = near)
        }
        _ => remedy(written, &EFFECTS, "write `Allow` or `Deny`"),
    }
}
