//! [`Rule::InvalidVersion`]: asked of the version of a document.

use crate::syntax::Version;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(version: &Text<'_>) -> Finding {
    let message =
        words!("there is no version `{version}` of the policy language", version = &version.value);
    Finding::new(Rule::InvalidVersion, version.span, message).help(words!(
        "the versions are `{current}` and the older `{old}`",
        current = Version::CURRENT,
        old = Version::OLD
    ))
}
