//! [`Rule::TypeMismatchDate`]: checked for each value of a date operator.

use crate::facts::moment;
use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if moment::is_date(written) || moment::is_epoch(written) {
        return None;
    }
    let message = words!("`{value}` is not a date", value = written);
    let finding = Finding::new(Rule::TypeMismatchDate, text.span, message);
    let with_zone = format!("{written}Z");
    Some(match moment::is_date(&with_zone) {
        true => finding.help(words!("add the time zone: `{time}`", time = with_zone.clone())).edit(
            text.span,
            with_zone,
            Applicability::Unsafe,
        ),
        false => finding.help(words!("write the date like `2026-11-22` or `2026-11-22T19:20:30Z`")),
    })
}
