//! Regions in ARNs and in condition values.

use crate::facts::arn::partitions_with;
use crate::facts::catalog;
use crate::text::{Applicability, Finding, similar, words};

/// Returns whether AWS has a region with this name, wildcards included.
pub(in crate::rules) fn is_known(written: &str) -> bool {
    partitions_with(written).next().is_some()
}

/// Adds the suggested region to a finding.
pub(in crate::rules) fn suggested(finding: Finding, written: &str) -> Finding {
    let span = finding.span;
    match similar::nearest(written, catalog::regions()) {
        Some(near) => finding
            .help(words!("a region with a similar name exists: `{near}`", near = near))
            .edit_within(span, written, near, Applicability::Unsafe),
        None => finding.help(words!("expected a region, like `us-east-1`")),
    }
}
