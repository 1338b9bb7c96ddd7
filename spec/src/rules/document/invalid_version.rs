//! [`Rule::InvalidVersion`]: checked for the version of a document.

use crate::syntax::Version;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(version: &Text<'_>) -> Finding {
    let message = words!("unknown policy language version `{version}`", version = &version.value);
    Finding::new(Rule::InvalidVersion, version.span, message).help(words!(
        "use `{current}`, or the older `{old}`",
        current = Version::CURRENT,
        old = Version::OLD
    ))
}
