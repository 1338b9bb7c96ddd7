//! Partitions, regions and accounts, wherever they stand: what is wrong with one.

use crate::facts::arn::{is_account, partitions_with};
use crate::facts::catalog::{self, PARTITIONS};
use crate::text::list::each;
use crate::text::names::{quoted, similar_name};
use crate::text::{Finding, Rule, Span, wildcard as pattern};

/// A partition that AWS does not have, wildcards included.
pub(super) fn partition(written: &str, span: Span) -> Option<Finding> {
    if PARTITIONS.iter().any(|it| pattern::matches(written, it.name)) {
        return None;
    }
    let names = each(PARTITIONS, |it| it.name);
    let remedy = similar_name("partition", written, names.iter().copied())
        .unwrap_or_else(|| format!("the partitions are {}", quoted(&names, "and")));
    let message = format!("unknown partition `{written}`");
    Some(Finding::new(Rule::InvalidPartition, span, message).help(remedy))
}

/// A region that AWS does not have, wildcards included.
pub(super) fn region(rule: Rule, written: &str, span: Span) -> Option<Finding> {
    if partitions_with(written).next().is_some() {
        return None;
    }
    let names = catalog::regions();
    let remedy = similar_name("region", written, names)
        .unwrap_or_else(|| "a region is written like `us-east-1`".to_owned());
    Some(Finding::new(rule, span, format!("unknown region `{written}`")).help(remedy))
}

/// Reports an invalid account id; wildcards are allowed.
pub(super) fn account(rule: Rule, written: &str, span: Span) -> Option<Finding> {
    let message = format!("`{written}` is no account id");
    let remedy = "an account id is 12 digits: `123456789012`";
    (!is_account(written)).then(|| Finding::new(rule, span, message).help(remedy))
}
