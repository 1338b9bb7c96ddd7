//! What fills an ARN: partition, region, account, and the fields of the resource type.

use super::super::variable::{Place as At, check as check_variables};
use super::super::{quoted, similar_name};
use super::Checker;
use crate::arn::{self, Arn};
use crate::catalog::{Field, PARTITIONS, Partition, ResourceTypeInfo, SERVICES};
use crate::finding::Rule;
use crate::policy::{Span, Spanned};
use crate::{hole, pattern, variable};

/// A check of one value, which reports it if it is wrong.
pub(super) type Check<C> = fn(&mut C, &Spanned<String>) -> bool;

impl Checker<'_, '_> {
    pub(super) fn field(
        &mut self,
        field: &Field,
        value: &Spanned<String>,
        resource_type: &ResourceTypeInfo,
    ) {
        if hole::is_in(&value.value) {
            return;
        }
        if check_variables(value, At::Resource, self.scope.findings).is_none()
            || variable::as_pattern(&value.value).is_some_and(|it| field.admits(&it))
        {
            return;
        }
        let written = &value.value;
        let message = match written.as_str() {
            "" => format!("the `{}` is empty", field.name),
            _ if written.chars().count() > usize::from(field.max_length) => format!(
                "`{written}` has more characters than the {} of a `{}`",
                field.max_length, field.name
            ),
            _ => format!("`{written}` is no `{}`", field.name),
        };
        let other = SERVICES.iter().flat_map(|it| it.resource_types).find(|other| {
            let [only] = other.arn.fields else { return false };
            let is_id = only.region_before.is_some() && only.admits(written);
            is_id && !pattern::has_wildcard(written)
        });
        let remedy = if let Some(other) = other.filter(|_| field.region_before.is_some()) {
            format!("it is the id of another resource type: `{}(\"{written}\")`", other.written())
        } else if Arn::parse(written).is_ok() {
            format!("a whole ARN stands without `{}(…)`: `\"{written}\"`", resource_type.written())
        } else {
            format!("the `{}` is {}, as in `{}`", field.name, field.description, field.example)
        };
        self.report(Rule::InvalidArnResource, value.span, message, [remedy]);
    }

    /// Whether a partition, region or account has still to be looked at: one of run time was, when it was
    /// made, and a variable cannot stand there, which is reported.
    fn is_known(&mut self, value: &Spanned<String>, what: &str) -> Option<bool> {
        if hole::is_in(&value.value) {
            return Some(false);
        }
        let place = At::Element(what);
        check_variables(value, place, self.scope.findings).map(|_| true)
    }

    pub(super) fn partition(&mut self, partition: &Spanned<String>) -> bool {
        match self.is_known(partition, "the partition of an ARN") {
            None => return false,
            Some(false) => return true,
            Some(true) => {}
        }
        let written = &partition.value;
        let known = PARTITIONS.iter().any(|it| pattern::matches(written, it.name));
        if !known {
            let names: Vec<_> = PARTITIONS.iter().map(|it| it.name).collect();
            let remedy = similar_name("partition", written, names.iter().copied())
                .unwrap_or_else(|| format!("the partitions are {}", quoted(&names, "and")));
            self.report(
                Rule::InvalidPartition,
                partition.span,
                format!("unknown partition `{written}`"),
                [remedy],
            );
        }
        known
    }

    pub(super) fn region(&mut self, region: &Spanned<String>) -> bool {
        match self.is_known(region, "the region of an ARN") {
            None => return false,
            Some(false) => return true,
            Some(true) => {}
        }
        let known = arn::partitions_with(&region.value).next().is_some();
        if !known {
            let names = PARTITIONS.iter().flat_map(|it| it.regions).copied();
            let remedy = similar_name("region", &region.value, names)
                .unwrap_or_else(|| "a region is written like `us-east-1`".to_owned());
            self.report(
                Rule::InvalidArnRegion,
                region.span,
                format!("unknown region `{}`", region.value),
                [remedy],
            );
        }
        known
    }

    pub(super) fn account(&mut self, account: &Spanned<String>) -> bool {
        match self.is_known(account, "the account of an ARN") {
            None => return false,
            Some(false) => return true,
            Some(true) => {}
        }
        let is_right = arn::is_account(&account.value);
        if !is_right {
            let message = format!("`{}` is no account id", account.value);
            let remedy = "an account id is 12 digits: `123456789012`".to_owned();
            self.report(Rule::InvalidArnAccount, account.span, message, [remedy]);
        }
        is_right
    }

    /// Whether a region can lie in a partition; those that do not exist were reported.
    pub(super) fn region_in_partition(
        &mut self,
        span: Span,
        region: &str,
        partition: &str,
    ) -> bool {
        let own: Vec<_> = arn::partitions_with(region).collect();
        let known = PARTITIONS.iter().any(|it| pattern::matches(partition, it.name));
        if own.is_empty() || !known || arn::lies_in(region, partition) {
            return true;
        }
        self.wrong_partition(span, region, partition, &own);
        false
    }

    pub(super) fn wrong_partition(
        &mut self,
        span: Span,
        region: &str,
        partition: &str,
        own: &[&Partition],
    ) {
        let names: Vec<_> = own.iter().map(|it| it.name).collect();
        let message = format!("the region `{region}` is not in the partition `{partition}`");
        let remedy = format!("it is in {}", quoted(&names, "and"));
        self.report(Rule::InvalidArnRegion, span, message, [remedy]);
    }
}
