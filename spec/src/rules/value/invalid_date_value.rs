//! [`Rule::InvalidDateValue`]: checked for each value of a date operator.

use crate::facts::moment;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    if moment::is_date(&text.value) || !moment::is_epoch(&text.value) {
        return None;
    }
    let message = words!(
        "`{value}` is a Unix timestamp, which may not mean the time you expect",
        value = &text.value
    );
    let finding = Finding::new(Rule::InvalidDateValue, text.span, message);
    Some(finding.help(words!("write the date like `2026-11-22T19:20:30Z`")))
}
