//! What fills an ARN: partition, region, account, and the fields of the resource type.

use super::super::place;
use super::super::variable::{self as variables, Place as At};
use super::Checker;
use crate::facts::arn::{self, Arn};
use crate::facts::catalog::{self, Field, PARTITIONS, Partition, ResourceTypeInfo};
use crate::model::hole;
use crate::syntax::{Notation, variable};
use crate::text::list::each;
use crate::text::names::quoted;
use crate::text::{Finding, Rule, Span, Text, wildcard as pattern};

/// A check of one value, which reports it if it is wrong.
pub(super) type Check<C> = fn(&mut C, &Text<'_>) -> bool;

impl Checker<'_, '_> {
    pub(super) fn field(
        &mut self,
        field: &Field,
        value: &Text<'_>,
        resource_type: &ResourceTypeInfo,
    ) {
        if hole::is_in(&value.value) {
            return;
        }
        if !variables::are_right(value, At::Resource, self.scope.findings)
            || variable::as_pattern(&value.value).is_some_and(|it| field.admits(&it))
        {
            return;
        }
        let written = &*value.value;
        let message = match written {
            "" => format!("the `{}` is empty", field.name),
            _ if written.chars().count() > usize::from(field.max_length) => format!(
                "`{written}` has more characters than the {} of a `{}`",
                field.max_length, field.name
            ),
            _ => format!("`{written}` is no `{}`", field.name),
        };
        let other = catalog::resource_types().into_iter().find(|other| {
            let [only] = other.arn.fields else { return false };
            let is_id = only.region_before.is_some() && only.admits(written);
            is_id && !pattern::has_wildcard(written)
        });
        let remedy = if let Some(other) = other.filter(|_| field.region_before.is_some()) {
            let meant = self.scope.findings.notation.resource(other, Some(written));
            format!("it is the id of another resource type: `{meant}`")
        } else if Arn::parse(written).is_ok() && self.scope.findings.notation != Notation::Literal {
            format!("the ARN stands in itself: `{written}` is enough")
        } else if Arn::parse(written).is_ok() {
            format!("a whole ARN stands without `{}(…)`: `\"{written}\"`", resource_type.written())
        } else {
            format!("the `{}` is {}, as in `{}`", field.name, field.description, field.example)
        };
        self.report(Rule::InvalidArnResource, value.span, message, [remedy]);
    }

    pub(super) fn partition(&mut self, value: &Text<'_>) -> bool {
        self.part(value, "the partition of an ARN", place::partition)
    }

    pub(super) fn region(&mut self, value: &Text<'_>) -> bool {
        let check = |written: &str, span| place::region(Rule::InvalidArnRegion, written, span);
        self.part(value, "the region of an ARN", check)
    }

    pub(super) fn account(&mut self, value: &Text<'_>) -> bool {
        let check = |written: &str, span| place::account(Rule::InvalidArnAccount, written, span);
        self.part(value, "the account of an ARN", check)
    }

    /// Whether a partition, region or account is right. One of run time was, when it was made; a variable
    /// cannot stand there.
    fn part(
        &mut self,
        value: &Text<'_>,
        what: &str,
        check: impl Fn(&str, Span) -> Option<Finding>,
    ) -> bool {
        if hole::is_in(&value.value) {
            return true;
        }
        if !variables::are_right(value, At::Element(what), self.scope.findings) {
            return false;
        }
        let finding = check(&value.value, value.span);
        let is_right = finding.is_none();
        self.scope.findings.extend(finding);
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
        let names = each(own, |it| it.name);
        let message = format!("the region `{region}` is not in the partition `{partition}`");
        let remedy = format!("it is in {}", quoted(&names, "and"));
        self.report(Rule::InvalidArnRegion, span, message, [remedy]);
    }
}
