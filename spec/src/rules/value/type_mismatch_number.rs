//! [`Rule::TypeMismatchNumber`]: asked of each value of a numeric operator.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let digits = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    let unsigned = text.value.strip_prefix(['-', '+']).unwrap_or(&text.value);
    let is_number = match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    };
    if is_number {
        return None;
    }
    let message = words!("`{value}` is no number", value = &text.value);
    let finding = Finding::new(Rule::TypeMismatchNumber, text.span, message);
    Some(finding.help(words!("a number is written `3600` or `1.5`")))
}
