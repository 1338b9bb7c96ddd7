//! [`Rule::UnsupportedSid`]: asked of each sid.

use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(sid: &Text<'_>) -> Option<Finding> {
    let is_valid = |it: char| it.is_ascii_alphanumeric();
    if sid.value.chars().all(is_valid) {
        return None;
    }
    let message = words!("`{sid}` cannot name a statement", sid = &sid.value);
    let finding = Finding::new(Rule::UnsupportedSid, sid.span, message);
    let help =
        |example: &str| words!("a sid holds only A-Z, a-z and 0-9: `{example}`", example = example);
    let cleaned: String = sid.value.chars().filter(|it| is_valid(*it)).collect();
    Some(match cleaned.len() > 1 {
        // IAM refuses the document, and a name gives nothing.
        true => finding.help(help(&cleaned)).edit(sid.span, cleaned, Applicability::Safe),
        false => finding.help(help("SupportDesk")),
    })
}
