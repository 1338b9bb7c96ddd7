//! [`Rule::PolicySizeExceedsScpQuota`]: checked for the emitted document.

use super::size::Size;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(size: &Size) -> Finding {
    Finding::new(Rule::PolicySizeExceedsScpQuota, size.span, size.message()).help(size.help())
}
