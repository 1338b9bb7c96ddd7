//! [`Rule::PrivateNotIpAddressSubset`]: reported if some addresses in a list are private.

use super::public_source::{is_never_one, of_endpoints};
use crate::text::{Finding, Rule, Text};

pub(in crate::rules) fn found(text: &Text<'_>) -> Finding {
    Finding::new(Rule::PrivateNotIpAddressSubset, text.span, is_never_one(text))
        .help(of_endpoints())
}
