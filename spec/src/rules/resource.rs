//! The items of a resource list, each turned into an ARN: resource types with their arguments, ARN
//! strings, and the settings that both fall back on.

mod argument;
mod arn;
mod field;
mod place;

use super::{Scope, characters};
use crate::facts::arn::Arn;
use crate::facts::catalog::{
    self, DEFAULT_SERVICE, ResourceTypeInfo, SERVICE_PREFIXES, SERVICES, Service,
};
use crate::model::hole::{self, Kind, Part};
use crate::syntax::{
    Argument, ResourceItem, ResourceKind, Resources, Settings, Value, ValueKind, variable,
};
use crate::text::list::{each, try_each};
use crate::text::names::{quoted, similar_name};
use crate::text::{Finding, Rule, Span, Spanned, Text};
use argument::WHOLE;
pub(super) use arn::six_fields;
pub use arn::{as_typed, is_taken_as_arn};
use field::Check;
use place::Place;
use std::borrow::Cow;

/// A resource list, each item as an ARN; `None` for an item that was reported.
pub(super) struct ResourceList<'p> {
    pub(super) negated: bool,
    pub(super) items: Vec<Option<ResolvedResource<'p>>>,
}

impl ResourceList<'_> {
    /// What is emitted, if nothing was reported.
    pub(super) fn texts(&self) -> Option<Vec<Cow<'_, str>>> {
        try_each(&self.items, |item| Some(Cow::Borrowed(&*item.as_ref()?.text)))
    }
}

/// An item with its place.
pub(super) struct ResolvedResource<'p> {
    pub(super) span: Span,
    pub(super) target: Target,
    /// What is emitted.
    pub(super) text: Cow<'p, str>,
    /// It was named by its type, and not as an ARN.
    pub(super) is_typed: bool,
}

/// What a resource can be.
pub(super) enum Target {
    /// Anything: `*`.
    Any,
    /// A resource of one of these types.
    Types(Vec<&'static ResourceTypeInfo>),
    /// What no catalogue is asked about.
    Unchecked,
}

/// What ARNs fall back on.
#[derive(Default)]
pub(super) struct Defaults {
    partition: Option<String>,
    region: Option<String>,
    account: Option<String>,
}

/// Reads the settings; a wrong one is reported once, and counts as `*` from then on.
pub(super) fn defaults(settings: &Settings<'_>, scope: &mut Scope<'_>) -> Defaults {
    let mut checker = Checker { scope };
    let partition =
        checker.setting(settings.partition.as_ref(), Kind::Partition, Checker::partition);
    let region = checker.setting(settings.region.as_ref(), Kind::Region, Checker::region);
    let account = checker.setting(settings.account.as_ref(), Kind::Account, Checker::account);
    if let (Some(place), Some(partition), Some(region)) = (&settings.region, &partition, &region)
        && !hole::is_in(partition)
        && !hole::is_in(region)
    {
        checker.region_in_partition(place.span, region, partition);
    }
    if let (Some(place), Some(region)) = (&settings.partition, &region)
        && hole::is_in(region)
    {
        let message = "the partition follows from the region, which is known at run time only";
        let remedy = "leave the setting out".to_owned();
        checker.report(Rule::InvalidRunTimeValue, place.span, message.to_owned(), [remedy]);
    }
    Defaults { partition, region, account }
}

pub(super) fn resolve<'p>(
    resources: &'p Resources<'_>,
    defaults: &Defaults,
    scope: &mut Scope<'_>,
) -> ResourceList<'p> {
    let mut checker = Checker { scope };
    let items = each(&resources.items, |item| checker.item(item, defaults));
    ResourceList { negated: resources.negated, items }
}

struct Checker<'c, 's> {
    scope: &'c mut Scope<'s>,
}

impl Checker<'_, '_> {
    fn report(
        &mut self,
        rule: Rule,
        span: Span,
        message: String,
        help: impl IntoIterator<Item = String>,
    ) {
        self.scope.findings.push(Finding::new(rule, span, message).helps(help));
    }

    fn is_right_since(&self, before: usize) -> bool {
        self.scope.findings.are_right_since(before)
    }

    /// The value of a setting, or `*` if it is wrong.
    fn setting(
        &mut self,
        value: Option<&Value<'_>>,
        kind: Kind,
        check: Check<Self>,
    ) -> Option<String> {
        let value = self.known(value?, kind).filter(|value| check(self, value));
        Some(value.map_or_else(|| "*".to_owned(), |value| value.value.into_owned()))
    }

    /// The text of a value; for one of run time its mark, and what it has to be is noted. `None` if the
    /// text holds a character that no policy can hold, which is reported: a mark is such a character, so
    /// none comes from the author.
    fn known<'p>(&mut self, value: &'p Value<'_>, kind: Kind) -> Option<Text<'p>> {
        if let ValueKind::Hole(hole) | ValueKind::Holes(hole) = value.kind {
            self.scope.holes.insert(hole, kind);
            return Some(Spanned::new(hole::mark(hole, Part::Whole).into(), value.span));
        }
        let text = Text::of(value.kind.text().unwrap_or_default(), value.span);
        characters(&text, self.scope.findings).then_some(text)
    }

    fn item<'p>(
        &mut self,
        item: &'p ResourceItem<'_>,
        defaults: &Defaults,
    ) -> Option<ResolvedResource<'p>> {
        let (target, text) = match &item.kind {
            ResourceKind::Any => (Target::Any, Cow::Borrowed("*")),
            ResourceKind::Typed { prefix, name, arguments, arguments_span } => {
                let resource_type = self.resource_type(prefix.as_ref(), name)?;
                let text =
                    self.typed(resource_type, name.span, arguments, *arguments_span, defaults)?;
                (Target::Types(vec![resource_type]), text.into())
            }
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) if text.value == "*" => {
                (Target::Any, Cow::Borrowed("*"))
            }
            ResourceKind::Arn(text) => {
                (Target::Types(self.arn(text)?), Cow::Borrowed(&*text.value))
            }
            ResourceKind::UncheckedValue(value) => {
                (Target::Unchecked, self.known(value, Kind::AnyArn)?.value)
            }
            ResourceKind::Unchecked(text) => {
                // In an older version a variable is plain text, which no newer document could say.
                let is_old = !self.scope.findings.notation.has_variables();
                let is_right = characters(text, self.scope.findings)
                    && (!is_old || self.variables(text))
                    && six_fields(text, self.scope.findings).is_some();
                (Target::Unchecked, is_right.then_some(Cow::Borrowed(&*text.value))?)
            }
        };
        let is_typed = matches!(item.kind, ResourceKind::Typed { .. });
        Some(ResolvedResource { span: item.span, target, text, is_typed })
    }

    fn resource_type(
        &mut self,
        prefix: Option<&Text<'_>>,
        name: &Text<'_>,
    ) -> Option<&'static ResourceTypeInfo> {
        let service = match prefix {
            None => DEFAULT_SERVICE,
            Some(prefix) => self.service(prefix, &name.value)?,
        };
        let found = service.resource_type(&name.value);
        if found.is_none() {
            let message = format!("unknown resource type `{}` in `{}`", name.value, service.prefix);
            let remedy = meant_resource_type(service, &name.value);
            self.report(Rule::InvalidResourceType, name.span, message, [remedy]);
        }
        found
    }

    fn service(&mut self, prefix: &Text<'_>, type_name: &str) -> Option<&'static Service> {
        let found = catalog::service(&prefix.value);
        if found.is_none() {
            let written = &prefix.value;
            let owner = owner(type_name);
            if catalog::is_service_prefix(written) {
                let message = format!("no catalogue for the service `{written}`");
                let remedy = owner.unwrap_or_else(|| {
                    "write the whole ARN as a string, which is checked for its form: `\"arn:…\"`".to_owned()
                });
                self.report(Rule::UncataloguedService, prefix.span, message, [remedy]);
            } else {
                self.unknown_service(prefix.span, written, owner);
            }
        }
        found
    }

    fn unknown_service(&mut self, span: Span, written: &str, remedy: Option<String>) {
        let near = || similar_name("service", written, SERVICE_PREFIXES.iter().copied());
        let message = format!("unknown service `{written}`");
        self.report(Rule::InvalidService, span, message, remedy.or_else(near));
    }

    /// The ARN of a resource type and its arguments.
    fn typed(
        &mut self,
        resource_type: &'static ResourceTypeInfo,
        name: Span,
        arguments: &[Argument<'_>],
        arguments_span: Span,
        defaults: &Defaults,
    ) -> Option<String> {
        let template = &resource_type.arn;
        let before = self.scope.findings.len();
        if let Some(argument) = arguments.iter().find(|it| it.is_named(WHOLE)) {
            return self.whole(resource_type, arguments, argument);
        }
        let given = self.assign(resource_type, arguments);
        let positional = arguments.iter().filter(|it| it.name.is_none()).count();
        if positional > template.fields.len() {
            // Which of them was meant for which field is not known.
            return None;
        }
        let mut values = Vec::with_capacity(template.fields.len());
        for field in template.fields {
            if let Some(value) = given.get(field.argument) {
                values.push(&*value.value);
            }
        }
        if values.len() < template.fields.len() {
            // What was misnamed may be what is missing.
            if self.scope.findings.len() == before {
                self.missing_arguments(resource_type, name.to(arguments_span), &given);
            }
            return None;
        }
        for field in template.fields {
            if let Some(value) = given.get(field.argument) {
                self.field(field, value, resource_type);
            }
        }
        if let Some(value) = given.get("partition") {
            self.partition(value);
        }
        if let Some(value) = given.get("region") {
            self.region(value);
        }
        if let Some(value) = given.get("account") {
            self.account(value);
        }
        if !self.is_right_since(before) {
            return None;
        }

        let resource = template.fill(&values);
        // What a variable stands for is not known: it can be any text.
        let pattern = variable::as_pattern(&resource)?;
        let id = template.fields.iter().position(|it| it.region_before.is_some());
        let id = id.and_then(|index| Some((template.fields.get(index)?, *values.get(index)?)));
        let place = Place {
            template,
            resource: &pattern,
            id,
            span: id.and_then(|(field, _)| given.get(field.argument)).map_or(name, |it| it.span),
        };
        let (partition, region) =
            self.place(&place, given.get("partition"), given.get("region"), defaults)?;
        let account = given.get("account").map(|it| &*it.value);
        let account = account.or(defaults.account.as_deref()).unwrap_or("*");
        let arn = Arn {
            partition: &partition,
            service: template.service,
            region: if template.has_region { &region } else { "" },
            account: if template.has_account { account } else { "" },
            resource: &resource,
        };
        Some(arn.joined())
    }
}

/// The service that has a resource type of this name.
fn owner(type_name: &str) -> Option<String> {
    let found = SERVICES.iter().find_map(|service| service.resource_type(type_name))?;
    Some(format!("`{}` has one: `{}`", found.service.prefix, found.written()))
}

fn meant_resource_type(service: &Service, written: &str) -> String {
    if let Some(elsewhere) = owner(written) {
        return elsewhere;
    }
    let names = each(service.resource_types, |it| it.name);
    let near = similar_name("resource type", written, names.iter().copied());
    near.unwrap_or_else(|| format!("`{}` has {}", service.prefix, quoted(&names, "and")))
}

#[cfg(test)]
mod tests;
