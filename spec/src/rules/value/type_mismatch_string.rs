//! [`Rule::TypeMismatchString`]: checked for each value of a binary operator.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let written = text.value.as_bytes();
    let padding = written.iter().rev().take_while(|it| **it == b'=').count();
    let in_alphabet = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/');
    // No bytes are an empty string.
    let is_right = written.len().is_multiple_of(4)
        && padding <= 2
        && written[..written.len() - padding].iter().all(in_alphabet);
    if is_right {
        return None;
    }
    let message = words!("`{value}` is not base64", value = &text.value);
    let finding = Finding::new(Rule::TypeMismatchString, text.span, message);
    Some(finding.help(words!("expected base64, like `YWJj` for `abc`")))
}
