//! Determines where the resources of an ARN are (partition, region, account) from what is named, the id and the
//! settings, and checks that these agree.

use super::lowering::Lowering;
use super::reading::Reading;
use crate::facts::arn::{self, is_account, partitions_with};
use crate::facts::catalog::{ArnTemplate, Field, PARTITIONS, Partition};
use crate::model::arn::Arn;
use crate::model::fault::{ResourceFaultKind, Source, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::{Setting, Settings};
use crate::model::runtime::{Part, RuntimeValues, Takes};
use crate::syntax::{self, Value};
use crate::text::{Span, wildcard};
use std::borrow::Cow;

/// The resource part of an ARN, and the position of its id.
pub(super) struct ResourcePart<'a, 'p> {
    pub(super) template: &'static ArnTemplate,
    /// The resource part, with `*` for unknown parts.
    pub(super) resource: &'a str,
    /// The field that contains the region and its value, if they are known separately.
    pub(super) id: Option<(&'static Field, Setting<'p>)>,
    pub(super) span: Span,
}

/// An argument that fills a field of the ARN, or that sets its partition, region or account.
#[derive(Clone, Copy)]
pub(super) struct GivenValue<'p> {
    pub(super) value: Setting<'p>,
    pub(super) span: Span,
}

/// Lowers the settings; an invalid one becomes `*`.
pub(super) fn settings<'p>(
    reading: Reading<'_>,
    settings: &'p syntax::Settings<'p>,
    runtime: &mut RuntimeValues,
) -> Settings<'p> {
    let none = Settings::default();
    let mut lowering = Lowering::new(reading, &none, runtime);
    let partition = lowering.setting(&settings.partition, Takes::Partition, Lowering::partition);
    let region = lowering.setting(&settings.region, Takes::Region, Lowering::region);
    let account = lowering.setting(&settings.account, Takes::Account, Lowering::account);
    if let (Some(place), Some(Setting::Text(partition)), Some(Setting::Text(region))) =
        (&settings.region, partition, region)
    {
        lowering.region_in_partition(place.span, region, partition);
    }
    if let (Some(place), Some(Setting::Runtime(_))) = (&settings.partition, region) {
        lowering.fault(place.span, ResourceFaultKind::PartitionSetting);
    }
    let faults = std::mem::take(&mut lowering.faults);
    Settings { partition, region, account, faults }
}

impl<'p> Lowering<'_, '_, 'p> {
    /// Returns the value of a setting, or `*` if it is invalid.
    fn setting(
        &mut self,
        value: &'p Option<Value<'p>>,
        takes: Takes,
        is_right: impl Fn(&mut Self, Setting<'p>, Span) -> bool,
    ) -> Option<Setting<'p>> {
        let value = value.as_ref()?;
        let setting = self.value(value, takes);
        let setting = setting.filter(|it| is_right(self, *it, value.span));
        Some(setting.unwrap_or(Setting::Text("*")))
    }

    /// Returns the partition and the region of an ARN. Both come from what is named, what the id contains, or the
    /// settings; otherwise they are `*` and `aws`. Returns `None` if these contradict each other.
    pub(super) fn place(
        &mut self,
        place: &ResourcePart<'_, 'p>,
        partition: Option<GivenValue<'p>>,
        region: Option<GivenValue<'p>>,
    ) -> Option<(Pattern<'p>, Pattern<'p>)> {
        let span = place.span;
        if let Some((field, Setting::Runtime(id))) = place.id {
            let source = Source::Argument(field.argument);
            self.follows("partition", partition, source)?;
            self.follows("region", region, source)?;
            let part = |part| Pattern::runtime(id, part, span);
            return Some((part(Part::Partition), part(Part::Region)));
        }
        let possible = self.possible_regions(place)?;
        if let ([only], None, None) = (possible.as_slice(), partition, region) {
            // The id determines both.
            let (region, partition) = arn::region(only)?;
            return Some((Pattern::literal(partition.name, span), Pattern::literal(region, span)));
        }
        let is_open = is_open(&possible);
        let setting = || self.settings.region.filter(|_| region.is_none() && is_open);
        let of_runtime = region.map(|it| it.value).or_else(setting).and_then(Setting::runtime);
        if let Some(id) = of_runtime {
            if !is_open {
                self.follows("region", region, Source::Id)?;
            }
            self.follows("partition", partition, Source::RuntimeRegion)?;
            let part = |part| Pattern::runtime(id, part, span);
            return Some((part(Part::Partition), part(Part::Whole)));
        }
        let named = region.and_then(|it| it.value.text());
        let text: Cow<'p, str> = match (named, possible.as_slice()) {
            (Some(named), _) => Cow::Borrowed(named),
            (None, [only]) => Cow::Borrowed(*only),
            (None, _) => self.unnamed_region(place, is_open),
        };
        let span = region.map_or(place.span, |named| named.span);
        let possible = self.agreeing(span, place, &possible, &text, || None)?;
        let span = partition.map_or(span, |named| named.span);
        if let Some(named @ GivenValue { value: Setting::Runtime(_), .. }) = partition {
            if text != "*" {
                self.follows("partition", partition, Source::Region)?;
            }
            return Some((written(named.value, named.span), Pattern::glob(text, span)));
        }
        let of_regions = partitions_of(&possible);
        let named = match partition {
            Some(named) => named.value,
            None => self.unnamed_partition(span, &text, &of_regions)?,
        };
        let agree = match named {
            Setting::Runtime(_) => true,
            Setting::Text(named) => {
                self.agree_on_partition(span, (&possible, &of_regions), &text, named)
            }
        };
        agree.then(|| (written(named, span), Pattern::glob(text, span)))
    }

    /// Reports a named partition or region that is also determined by another source: if one of the two is unknown,
    /// nobody can tell whether they are the same.
    fn follows(
        &mut self,
        what: &'static str,
        named: Option<GivenValue<'p>>,
        from: Source,
    ) -> Option<()> {
        let Some(named) = named else { return Some(()) };
        self.fault(named.span, ResourceFaultKind::Follows { what, from });
        None
    }

    /// Returns the default partition: the only possible one, or else the setting, or else `aws`.
    fn unnamed_partition(
        &mut self,
        span: Span,
        region: &str,
        possible: &[&'static Partition],
    ) -> Option<Setting<'p>> {
        let has = |wanted: &str| possible.iter().any(|it| wildcard::matches(wanted, it.name));
        let setting = self.settings.partition;
        match (possible, setting) {
            ([only], _) => Some(Setting::Text(only.name)),
            (_, Some(Setting::Runtime(_))) if region == "*" => setting,
            (_, Some(Setting::Text(text))) if has(text) => setting,
            (_, None | Some(Setting::Text(_))) if has("aws") => Some(Setting::Text("aws")),
            _ => {
                let is_set = matches!(setting, Some(Setting::Runtime(_)));
                let (region, possible) = (region.to_owned(), possible.to_vec());
                let kind = ResourceFaultKind::SeveralPartitions { region, possible, is_set };
                self.fault(span, kind);
                None
            }
        }
    }

    /// Checks the partition and region of a full ARN, which names both.
    pub(super) fn whole_place(&mut self, place: &ResourcePart<'_, 'p>, arn: &Arn<'_>) {
        if partitions_with(arn.region).next().is_none() {
            // It is missing or wrong, which is already reported.
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
            Some(Arn { region, partition, ..*arn }.to_string())
        };
        if let Some(possible) = self.agreeing(place.span, place, &possible, arn.region, right)
            // Whether the region is in the partition is checked without the id.
            && arn::lies_in(arn.region, arn.partition)
        {
            let of_regions = partitions_of(&possible);
            self.agree_on_partition(
                place.span,
                (&possible, &of_regions),
                arn.region,
                arn.partition,
            );
        }
    }

    /// Returns the regions that match an id.
    fn possible_regions(&mut self, place: &ResourcePart<'_, 'p>) -> Option<Vec<&'static str>> {
        let possible = place.template.regions_of(place.resource);
        if !possible.is_empty() {
            return Some(possible);
        }
        // A region that does not exist is the mistake.
        let is_known = match region_in(place) {
            Some(region) if partitions_with(&region).next().is_none() => {
                self.fault(place.span, ResourceFaultKind::Region(region));
                false
            }
            _ => true,
        };
        if is_known {
            let resource = place.resource.to_owned();
            self.fault(place.span, ResourceFaultKind::NoRegion(resource));
        }
        None
    }

    /// Returns the region of an ARN that does not name one: what the id contains (`us-*` for `us-*_X`), or else the
    /// setting, or else `*`.
    fn unnamed_region(&self, place: &ResourcePart<'_, 'p>, is_open: bool) -> Cow<'p, str> {
        let of_id = region_in(place).filter(|text| text != "*");
        let setting = || self.settings.region.filter(|_| is_open)?.text().map(Cow::Borrowed);
        of_id.or_else(setting).unwrap_or(Cow::Borrowed("*"))
    }

    /// Returns the regions that match both the id and the ARN.
    fn agreeing(
        &mut self,
        span: Span,
        place: &ResourcePart<'_, 'p>,
        possible: &[&'static str],
        named: &str,
        whole: impl FnOnce() -> Option<String>,
    ) -> Option<Vec<&'static str>> {
        if named == "*" && !possible.is_empty() {
            return Some(possible.to_vec());
        }
        let mut both = Vec::new();
        for region in possible {
            if wildcard::matches(named, region) {
                both.push(*region);
            }
        }
        if !both.is_empty() {
            return Some(both);
        }
        let kind = ResourceFaultKind::RegionMismatch {
            possible: possible.to_vec(),
            resource: place.resource.to_owned(),
            named: named.to_owned(),
            whole: whole(),
        };
        self.fault(span, kind);
        None
    }

    /// Returns whether regions, given with their partitions, are in a partition.
    fn agree_on_partition(
        &mut self,
        span: Span,
        (regions, of_regions): (&[&'static str], &[&'static Partition]),
        region: &str,
        partition: &str,
    ) -> bool {
        if of_regions.iter().any(|it| wildcard::matches(partition, it.name)) {
            return true;
        }
        let region = match regions {
            [only] => only,
            _ => region,
        };
        self.wrong_partition(span, region, partition, of_regions.to_vec());
        false
    }

    pub(super) fn partition(&mut self, value: Setting<'p>, span: Span) -> bool {
        let is_right = |text: &str| PARTITIONS.iter().any(|it| wildcard::matches(text, it.name));
        self.part(value, span, TextPlace::Partition, is_right, ResourceFaultKind::Partition)
    }

    pub(super) fn region(&mut self, value: Setting<'p>, span: Span) -> bool {
        let is_right = |text: &str| partitions_with(text).next().is_some();
        let fault = |text: &'p str| ResourceFaultKind::Region(Cow::Borrowed(text));
        self.part(value, span, TextPlace::Region, is_right, fault)
    }

    pub(super) fn account(&mut self, value: Setting<'p>, span: Span) -> bool {
        self.part(value, span, TextPlace::Account, is_account, ResourceFaultKind::Account)
    }

    /// Returns whether a partition, region or account is valid. A runtime value was checked when it was created; a
    /// policy variable is not allowed.
    fn part(
        &mut self,
        value: Setting<'p>,
        span: Span,
        place: TextPlace,
        is_right: impl Fn(&str) -> bool,
        fault: impl Fn(&'p str) -> ResourceFaultKind<'p>,
    ) -> bool {
        let Setting::Text(text) = value else { return true };
        if self.pattern(text, span, place).is_none() {
            return false;
        }
        let is_right = is_right(text);
        if !is_right {
            self.fault(span, fault(text));
        }
        is_right
    }

    /// Checks that a region can be in a partition. Regions that do not exist are already reported.
    pub(super) fn region_in_partition(&mut self, span: Span, region: &str, partition: &str) {
        let own: Vec<_> = partitions_with(region).collect();
        let known = PARTITIONS.iter().any(|it| wildcard::matches(partition, it.name));
        if !own.is_empty() && known && !arn::lies_in(region, partition) {
            self.wrong_partition(span, region, partition, own);
        }
    }

    fn wrong_partition(
        &mut self,
        span: Span,
        region: &str,
        partition: &str,
        own: Vec<&'static Partition>,
    ) {
        let (region, partition) = (region.to_owned(), partition.to_owned());
        self.fault(span, ResourceFaultKind::WrongPartition { region, partition, own });
    }
}

/// Returns whether the id does not restrict the region.
fn is_open(possible: &[&str]) -> bool {
    possible.len() == PARTITIONS.iter().map(|it| it.regions.len()).sum::<usize>()
}

/// Returns the string at the start of an id that contains its region, wildcards included.
fn region_in<'p>(place: &ResourcePart<'_, 'p>) -> Option<Cow<'p, str>> {
    let values = place.template.split(place.resource)?;
    let mut fields = place.template.fields.iter().zip(values);
    fields.find_map(|(field, value)| field.region_in(value)).map(|it| Cow::Owned(it.to_owned()))
}

fn partitions_of(regions: &[&str]) -> Vec<&'static Partition> {
    if let [only] = regions {
        return arn::region(only).map(|(_, partition)| partition).into_iter().collect();
    }
    if is_open(regions) {
        return PARTITIONS.iter().collect();
    }
    let has_one = |it: &&Partition| it.regions.iter().any(|region| regions.contains(region));
    PARTITIONS.iter().filter(has_one).collect()
}

/// Returns the pattern of a part of an ARN.
pub(super) fn written<'p>(setting: Setting<'p>, span: Span) -> Pattern<'p> {
    match setting {
        Setting::Text(text) => Pattern::with_wildcards(text, span),
        Setting::Runtime(id) => Pattern::runtime(id, Part::Whole, span),
    }
}
