//! [`Rule::InvalidDateValue`]: asked of each value of a date operator.

use super::moment;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    if moment::is_date(&text.value) || !moment::is_epoch(&text.value) {
        return None;
    }
    let message = words!(
        "`{value}` is a date in seconds since 1970, which IAM may not read as one",
        value = &text.value
    );
    let finding = Finding::new(Rule::InvalidDateValue, text.span, message);
    Some(finding.help(words!("a date is written `2026-11-22T19:20:30Z`")))
}
