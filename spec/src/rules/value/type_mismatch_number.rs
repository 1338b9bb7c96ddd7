//! [`Rule::TypeMismatchNumber`]: checked for each value of a numeric operator.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    if is_number(&text.value) {
        return None;
    }
    let message = words!("`{value}` is not a number", value = &text.value);
    let finding = Finding::new(Rule::TypeMismatchNumber, text.span, message);
    Some(finding.help(words!("write the number like `3600` or `1.5`")))
}

/// Whether a text has the form of a number. Rust accepts more: `NaN`, `inf`, `1e9`.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    }
}
