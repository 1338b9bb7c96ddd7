//! [`Rule::TypeMismatchBoolean`]: checked for each value of a Boolean operator.

use crate::text::{Applicability, Finding, Level, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if matches!(written, "true" | "false") {
        return None;
    }
    let message = words!("`{value}` is neither `true` nor `false`", value = written);
    let finding = Finding::new(Rule::TypeMismatchBoolean, text.span, message);
    let suggestion = match written.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => "true",
        "false" | "0" | "no" | "off" => "false",
        _ => return Some(finding),
    };
    // IAM ignores the case.
    let finding = match written.eq_ignore_ascii_case(suggestion) {
        true => finding.at_level(Level::Warn),
        false => finding,
    };
    let finding = finding.edit(text.span, suggestion, Applicability::Unsafe);
    Some(finding.help(words!("write `{value}`", value = suggestion)))
}
