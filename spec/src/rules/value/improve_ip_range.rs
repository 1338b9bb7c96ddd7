//! [`Rule::ImproveIpRange`]: checked for each value of an IP address operator.

use crate::facts::ip::Range;
use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let range = Range::parse(&text.value)?;
    let masked = range.masked();
    if masked == range {
        return None;
    }
    let masked = masked.to_string();
    let message = words!("`{value}` has host bits set, which are ignored", value = &text.value);
    let finding = Finding::new(Rule::ImproveIpRange, text.span, message);
    let finding = finding.help(words!("write `{range}`", range = masked.clone()));
    Some(finding.edit(text.span, masked, Applicability::Safe))
}
