//! [`Rule::UnsupportedSid`]: asked of each sid.

use crate::text::{Applicability, Finding, Rule, Text, words};

/// `is_free` is whether no other statement has a name, or would have it.
pub(in crate::rules) fn find(
    sid: &Text<'_>,
    is_free: impl FnOnce(&str) -> bool,
) -> Option<Finding> {
    if sid.value.chars().all(is_valid) {
        return None;
    }
    let message = words!("`{sid}` cannot name a statement", sid = &sid.value);
    let finding = Finding::new(Rule::UnsupportedSid, sid.span, message);
    let help =
        |example: &str| words!("a sid holds only A-Z, a-z and 0-9: `{example}`", example = example);
    let cleaned = cleaned(&sid.value);
    if cleaned.len() <= 1 {
        return Some(finding.help(help("SupportDesk")));
    }
    let finding = finding.help(help(&cleaned));
    Some(match is_free(&cleaned) {
        // IAM refuses the document, and a name gives nothing.
        true => finding.edit(sid.span, cleaned, Applicability::Safe),
        false => finding,
    })
}

fn is_valid(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

/// A name without the characters that it cannot have.
pub(in crate::rules) fn cleaned(sid: &str) -> String {
    sid.chars().filter(|it| is_valid(*it)).collect()
}
