//! [`Rule::InvalidArnRegion`]: reported for a fault in an ARN or in the arguments of a resource type.

use super::region;
use crate::facts::catalog::Partition;
use crate::text::list::each;
use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::InvalidArnRegion;

/// Reports an unknown region.
pub(in crate::rules) fn find(written: &str, span: Span) -> Option<Finding> {
    if region::is_known(written) {
        return None;
    }
    let message = words!("unknown region `{region}`", region = written);
    Some(region::suggested(Finding::new(RULE, span, message), written))
}

/// Reports a region that is not in the partition, but in others.
pub(in crate::rules) fn of_another_partition(
    span: Span,
    region: &str,
    partition: &str,
    own: &[&Partition],
) -> Finding {
    let message = words!(
        "the region `{region}` is not in the partition `{partition}`",
        region = region,
        partition = partition
    );
    let names = each(own, |it| it.name);
    Finding::new(RULE, span, message).help(words!("it is in {names:and}", names = names))
}

/// Reports a resource that can't be in any region.
pub(in crate::rules) fn without(span: Span, resource: &str) -> Finding {
    Finding::new(RULE, span, words!("no region matches `{resource}`", resource = resource))
}
