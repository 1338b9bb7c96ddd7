//! [`Rule::PrivateIpAddress`]: reported if all addresses in a list are private.

use super::public_source::{never_matches, of_endpoints};
use crate::text::{Finding, Rule, Text};

pub(in crate::rules) fn found(text: &Text<'_>) -> Finding {
    Finding::new(Rule::PrivateIpAddress, text.span, never_matches(text)).help(of_endpoints())
}
