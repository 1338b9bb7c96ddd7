//! [`Rule::TypeMismatchIpRange`]: checked for each value of an IP address operator.

use crate::facts::ip::Range;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    if Range::parse(&text.value).is_some() {
        return None;
    }
    let message = words!("`{value}` is not an IP address or range", value = &text.value);
    let finding = Finding::new(Rule::TypeMismatchIpRange, text.span, message);
    Some(finding.help(words!("write the range like `203.0.113.0/24` or `2001:db8::/32`")))
}
