//! [`Rule::InvalidPartition`]: reported for a fault in an ARN or in the arguments of a resource type.

use crate::facts::catalog::{PARTITIONS, Partition};
use crate::text::list::each;
use crate::text::{Applicability, Finding, Rule, Span, similar, wildcard, words};

const RULE: Rule = Rule::InvalidPartition;

/// Reports an unknown partition, wildcards included.
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

/// Reports a region pattern that matches regions in several partitions.
pub(in crate::rules) fn several(span: Span, region: &str, possible: &[&Partition]) -> Finding {
    let message = words!("`{region}` matches regions in several partitions", region = region);
    let names = each(possible, |it| it.name);
    Finding::new(RULE, span, message).help(words!("use {names:or}", names = names))
}
