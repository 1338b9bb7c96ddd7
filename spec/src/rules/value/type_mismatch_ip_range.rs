//! [`Rule::TypeMismatchIpRange`]: asked of each value of an operator for IP addresses.

use crate::facts::ip::Range;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    if Range::parse(&text.value).is_some() {
        return None;
    }
    let message =
        words!("`{value}` is neither an IP address nor a range of them", value = &text.value);
    let finding = Finding::new(Rule::TypeMismatchIpRange, text.span, message);
    Some(finding.help(words!("a range is written `203.0.113.0/24` or `2001:db8::/32`")))
}
