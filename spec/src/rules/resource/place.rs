//! Partition and region of an ARN: what is named, what the id says, and that they agree.

use super::{Checker, Defaults};
use crate::facts::arn::{self, partitions_with};
use crate::facts::catalog::{ArnTemplate, Field, PARTITIONS, Partition};
use crate::model::hole::{self, Part};
use crate::text::list::each;
use crate::text::names::quoted;
use crate::text::{Rule, Span, Text, wildcard as pattern};
use std::borrow::Cow;

/// The resource part of an ARN, and where its id is written.
pub(super) struct Place<'a> {
    pub(super) template: &'a ArnTemplate,
    pub(super) resource: &'a str,
    /// The field that says the region, and its value, where they are known apart.
    pub(super) id: Option<(&'a Field, &'a str)>,
    pub(super) span: Span,
}

impl Checker<'_, '_> {
    /// The partition and the region of an ARN: those that are named, those that the id says, the
    /// settings, `*` (partition: `aws`). `None` if they contradict each other, which is reported.
    pub(super) fn place<'v>(
        &mut self,
        place: &Place<'v>,
        partition: Option<&'v Text<'_>>,
        region: Option<&'v Text<'_>>,
        defaults: &'v Defaults,
    ) -> Option<(Cow<'v, str>, Cow<'v, str>)> {
        if let Some((field, value)) = place.id
            && let Some(hole) = only_hole(value)
        {
            let source = format!("`{}`, which is known at run time only", field.argument);
            self.follows(partition.map(|it| ("partition", it)), &source)?;
            self.follows(region.map(|it| ("region", it)), &source)?;
            let marks = (hole::mark(hole, Part::Partition), hole::mark(hole, Part::Region));
            return Some((marks.0.into(), marks.1.into()));
        }
        let possible = self.possible_regions(place)?;
        if let ([only], None, None) = (possible.as_slice(), partition, region) {
            // The id says all of it.
            let (region, partition) = arn::region(only)?;
            return Some((partition.name.into(), region.into()));
        }
        let is_open = is_open(&possible);
        let setting = || defaults.region.as_deref().filter(|_| region.is_none() && is_open);
        let of_run_time = region.map(|it| &*it.value).or_else(setting).and_then(only_hole);
        if let Some(hole) = of_run_time {
            if !is_open {
                self.follows(region.map(|it| ("region", it)), "the id")?;
            }
            self.follows(
                partition.map(|it| ("partition", it)),
                "the region, which is known at run time only",
            )?;
            let marks = (hole::mark(hole, Part::Partition), hole::mark(hole, Part::Whole));
            return Some((marks.0.into(), marks.1.into()));
        }
        let text = match (region, possible.as_slice()) {
            (Some(named), _) => &*named.value,
            (None, [only]) => *only,
            (None, _) => Self::unnamed_region(place, &possible, defaults),
        };
        let span = region.map_or(place.span, |named| named.span);
        let possible = self.agreeing(span, place, &possible, text, || {
            "leave `region` out: it follows from the id".to_owned()
        })?;
        let span = partition.map_or(span, |named| named.span);
        if let Some(named) = partition
            && only_hole(&named.value).is_some()
        {
            if text != "*" {
                self.follows(Some(("partition", named)), "the region")?;
            }
            return Some((Cow::Borrowed(&named.value), text.into()));
        }
        let of_regions = partitions_of(&possible);
        let partition = match partition {
            Some(named) => Cow::Borrowed(&*named.value),
            None => self.unnamed_partition(span, text, &of_regions, defaults)?,
        };
        let regions = (possible.as_slice(), of_regions.as_slice());
        let agree =
            hole::is_in(&partition) || self.agree_on_partition(span, regions, text, &partition);
        agree.then_some((partition, text.into()))
    }

    /// Reports a partition or region beside what says it already: of two that are not both known, nobody
    /// can tell whether they are the same.
    fn follows(&mut self, named: Option<(&str, &Text<'_>)>, source: &str) -> Option<()> {
        let Some((name, value)) = named else { return Some(()) };
        let message = format!("the {name} follows from {source}");
        let remedy = format!("leave `{name}` out");
        self.report(Rule::InvalidRunTimeValue, value.span, message, [remedy]);
        None
    }

    /// The partition where none is named: the only one that there can be, the setting, `aws`.
    fn unnamed_partition<'v>(
        &mut self,
        span: Span,
        region: &str,
        possible: &[&Partition],
        defaults: &'v Defaults,
    ) -> Option<Cow<'v, str>> {
        let has = |wanted: &str| possible.iter().any(|it| pattern::matches(wanted, it.name));
        match (possible, &defaults.partition) {
            ([only], _) => Some(only.name.into()),
            (_, Some(setting)) if hole::is_in(setting) && region == "*" => Some(setting.into()),
            (_, Some(setting)) if hole::is_in(setting) => {
                let message = format!(
                    "`{region}` has regions of several partitions, and the setting is known at run time only"
                );
                let remedy = "name the partition beside it: `partition = \"aws\"`".to_owned();
                self.report(Rule::InvalidRunTimeValue, span, message, [remedy]);
                None
            }
            (_, Some(setting)) if has(setting) => Some(setting.into()),
            _ if has("aws") => Some("aws".into()),
            _ => {
                let names = each(possible, |it| it.name);
                let message = format!("`{region}` has regions of several partitions");
                let remedy = format!("name one of {}", quoted(&names, "and"));
                self.report(Rule::InvalidPartition, span, message, [remedy]);
                None
            }
        }
    }

    /// The same for an ARN that is written whole: everything is named.
    pub(super) fn whole_place(&mut self, place: &Place<'_>, arn: &arn::Arn<'_>) {
        if partitions_with(arn.region).next().is_none() {
            // It is missing or wrong, which was reported.
            return;
        }
        let Some(possible) = self.possible_regions(place) else { return };
        let right = || {
            let (region, partition) = match possible.as_slice() {
                [only] => {
                    (*only, partitions_of(&possible).first().map_or(arn.partition, |it| it.name))
                }
                _ => ("*", arn.partition),
            };
            format!("for the region of the id write `{}`", arn::Arn { region, partition, ..*arn })
        };
        if let Some(possible) = self.agreeing(place.span, place, &possible, arn.region, right)
            // That the regions of the ARN are in its partition is checked without the id.
            && arn::lies_in(arn.region, arn.partition)
        {
            let of_regions = partitions_of(&possible);
            let regions = (possible.as_slice(), of_regions.as_slice());
            self.agree_on_partition(place.span, regions, arn.region, arn.partition);
        }
    }

    /// The regions that an id can name; reported if there is none.
    fn possible_regions(&mut self, place: &Place<'_>) -> Option<Vec<&'static str>> {
        let possible = place.template.regions_of(place.resource);
        if !possible.is_empty() {
            return Some(possible);
        }
        let region = region_in(place).map(|region| Text::of(region, place.span));
        // A region that does not exist is reported with the one that was meant.
        if region.is_none_or(|region| self.region(&region)) {
            let message = format!("no region fits `{}`", place.resource);
            self.report(Rule::InvalidArnRegion, place.span, message, None);
        }
        None
    }

    /// The region where none is named: what the id says of it (`us-*` of `us-*_X`), the setting if it
    /// says nothing, or `*`.
    fn unnamed_region<'v>(place: &Place<'v>, possible: &[&str], defaults: &'v Defaults) -> &'v str {
        let written = region_in(place).filter(|text| *text != "*");
        let setting = || defaults.region.as_deref().filter(|_| is_open(possible));
        written.or_else(setting).unwrap_or("*")
    }

    /// The regions that both the id and the ARN can name; reported if there is none.
    fn agreeing(
        &mut self,
        span: Span,
        place: &Place<'_>,
        possible: &[&'static str],
        named: &str,
        remedy: impl FnOnce() -> String,
    ) -> Option<Vec<&'static str>> {
        let mut both = Vec::new();
        for region in possible {
            if pattern::matches(named, region) {
                both.push(*region);
            }
        }
        if !both.is_empty() {
            return Some(both);
        }
        let of_id = match possible {
            [only] => format!("the id names the region `{only}`"),
            _ => format!("`{}` names other regions", place.resource),
        };
        let message = format!("{of_id}, and the ARN the region `{named}`");
        self.report(Rule::RegionMismatch, span, message, [remedy()]);
        None
    }

    /// Whether regions, with the partitions that they are in, lie in a partition.
    fn agree_on_partition(
        &mut self,
        span: Span,
        (regions, of_regions): (&[&'static str], &[&'static Partition]),
        region: &str,
        partition: &str,
    ) -> bool {
        if of_regions.iter().any(|it| pattern::matches(partition, it.name)) {
            return true;
        }
        let region = match regions {
            [only] => only,
            _ => region,
        };
        self.wrong_partition(span, region, partition, of_regions);
        false
    }
}

/// Whether the id says nothing of the region.
fn is_open(possible: &[&str]) -> bool {
    possible.len() == PARTITIONS.iter().map(|it| it.regions.len()).sum::<usize>()
}

/// The run-time value that a text is.
fn only_hole(text: &str) -> Option<usize> {
    text.chars().next().and_then(hole::marked).map(|(hole, _)| hole)
}

/// The text that an id starts its region with, wildcards included.
fn region_in<'a>(place: &Place<'a>) -> Option<&'a str> {
    let values = place.template.split(place.resource)?;
    let mut fields = place.template.fields.iter().zip(values);
    fields.find_map(|(field, value)| field.region_in(value))
}

fn partitions_of(regions: &[&str]) -> Vec<&'static Partition> {
    if let [only] = regions {
        return arn::region(only).map(|(_, partition)| partition).into_iter().collect();
    }
    let has_one = |it: &&Partition| it.regions.iter().any(|region| regions.contains(region));
    PARTITIONS.iter().filter(has_one).collect()
}
