//! [`Rule::InvalidVersion`]: checked for the version of a document.

use crate::syntax::Version;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(version: &Text<'_>) -> Option<Finding> {
    if [Version::CURRENT, Version::OLD].contains(&&*version.value) {
        return None;
    }
    let message = words!("unknown policy language version `{version}`", version = &version.value);
    Some(Finding::new(Rule::InvalidVersion, version.span, message).help(words!(
        "use `{current}`, or the older `{old}`",
        current = Version::CURRENT,
        old = Version::OLD
    )))
}
