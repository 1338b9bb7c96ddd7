//! [`Rule::TypeMismatchDate`]: asked of each value of a date operator.

use super::moment;
use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if moment::is_date(written) || moment::is_epoch(written) {
        return None;
    }
    let message = words!("`{value}` is no date", value = written);
    let finding = Finding::new(Rule::TypeMismatchDate, text.span, message);
    let with_zone = format!("{written}Z");
    Some(match moment::is_date(&with_zone) {
        true => finding
            .help(words!("a time has a zone behind it: `{time}`", time = with_zone.clone()))
            .edit(text.span, with_zone, Applicability::Unsafe),
        false => finding.help(words!("a date is written `2026-11-22` or `2026-11-22T19:20:30Z`")),
    })
}
