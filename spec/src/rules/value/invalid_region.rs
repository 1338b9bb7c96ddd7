//! [`Rule::InvalidRegion`]: checked for each value of a condition key that takes regions.

use crate::rules::resource::region;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn find(written: &str, span: Span) -> Option<Finding> {
    if region::is_known(written) {
        return None;
    }
    let message = words!("unknown region `{region}`", region = written);
    Some(region::suggested(Finding::new(Rule::InvalidRegion, span, message), written))
}
