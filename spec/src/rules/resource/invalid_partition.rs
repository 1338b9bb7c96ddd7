//! [`Rule::InvalidPartition`]: a fault of an ARN or of a resource type's arguments.

use crate::facts::catalog::{PARTITIONS, Partition};
use crate::text::list::each;
use crate::text::{Applicability, Finding, Rule, Span, similar, wildcard, words};

const RULE: Rule = Rule::InvalidPartition;

/// A partition that AWS does not have, wildcards included.
pub(in crate::rules) fn find(written: &str, span: Span) -> Option<Finding> {
    if PARTITIONS.iter().any(|it| wildcard::matches(written, it.name)) {
        return None;
    }
    let finding =
        Finding::new(RULE, span, words!("unknown partition `{partition}`", partition = written));
    let names = each(PARTITIONS, |it| it.name);
    Some(match similar::nearest(written, names.iter().copied()) {
        Some(near) => finding
            .help(words!("a partition with a similar name exists: `{near}`", near = near))
            .edit_within(span, written, near, Applicability::Unsafe),
        None => finding.help(words!("the partitions are {names:and}", names = names)),
    })
}

/// A region pattern that is in several partitions.
pub(in crate::rules) fn several(span: Span, region: &str, possible: &[&Partition]) -> Finding {
    let message = words!("`{region}` has regions of several partitions", region = region);
    let names = each(possible, |it| it.name);
    Finding::new(RULE, span, message).help(words!("name one of {names:and}", names = names))
}
