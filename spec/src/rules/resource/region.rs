//! Regions, in ARNs and in values of conditions.

use crate::facts::arn::partitions_with;
use crate::facts::catalog;
use crate::text::{Applicability, Finding, similar, words};

/// Whether AWS has a region that a text names, wildcards included.
pub(in crate::rules) fn is_known(written: &str) -> bool {
    partitions_with(written).next().is_some()
}

/// With the region that was meant.
pub(in crate::rules) fn suggested(finding: Finding, written: &str) -> Finding {
    let span = finding.span;
    match similar::nearest(written, catalog::regions()) {
        Some(near) => finding
            .help(words!("a region with a similar name exists: `{near}`", near = near))
            .edit_within(span, written, near, Applicability::Unsafe),
        None => finding.help(words!("a region is written like `us-east-1`")),
    }
}
