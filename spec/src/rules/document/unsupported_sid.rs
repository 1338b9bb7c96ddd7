//! [`Rule::UnsupportedSid`]: checked for each `Sid`.

use crate::text::{Applicability, Finding, Rule, Text, words};

/// Reports an invalid name of a statement. `is_free` returns whether no other statement has a name, or would have it
/// after its own fix.
pub(in crate::rules) fn find(
    sid: &Text<'_>,
    is_free: impl FnOnce(&str) -> bool,
) -> Option<Finding> {
    if sid.value.chars().all(is_valid) {
        return None;
    }
    let message = words!("invalid sid `{sid}`", sid = &sid.value);
    let finding = Finding::new(Rule::UnsupportedSid, sid.span, message);
    let help = |example: &str| words!("use only A-Z, a-z and 0-9: `{example}`", example = example);
    let cleaned = cleaned(&sid.value);
    if cleaned.len() <= 1 {
        return Some(finding.help(help("SupportDesk")));
    }
    let finding = finding.help(help(&cleaned));
    Some(match is_free(&cleaned) {
        // IAM rejects the document, and the name of a statement grants nothing.
        true => finding.edit(sid.span, cleaned, Applicability::Safe),
        false => finding,
    })
}

fn is_valid(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

/// Returns a name without its invalid characters.
pub(in crate::rules) fn cleaned(sid: &str) -> String {
    sid.chars().filter(|it| is_valid(*it)).collect()
}
