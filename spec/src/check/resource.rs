//! The items of a resource list, each turned into an ARN: resource types with their arguments, ARN
//! strings, and the settings that both fall back on.

mod arn;
mod field;

use super::{characters, quoted, similar_name};
use crate::arn::{Arn, is_account, partitions_with};
use crate::catalog::{
    self, DEFAULT_SERVICE, ResourceTypeInfo, SERVICE_PREFIXES, SERVICES, Service,
};
use crate::finding::{Finding, Rule};
use crate::pattern;
use crate::policy::{Argument, ResourceItem, ResourceKind, Resources, Settings, Span, Spanned};
use field::Check;
use std::collections::BTreeMap;

/// A resource list, each item as an ARN; `None` for an item that was reported.
pub(super) struct ResourceList {
    pub(super) negated: bool,
    pub(super) items: Vec<Option<ResolvedResource>>,
}

impl ResourceList {
    /// What is emitted, if nothing was reported.
    pub(super) fn texts(&self) -> Option<Vec<String>> {
        let texts = self.items.iter().map(|item| Some(item.as_ref()?.text.clone()));
        texts.collect()
    }
}

/// An item with its place.
pub(super) struct ResolvedResource {
    pub(super) span: Span,
    pub(super) target: Target,
    /// What is emitted.
    pub(super) text: String,
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
pub(super) fn defaults(settings: &Settings, findings: &mut Vec<Finding>) -> Defaults {
    let mut checker = Checker { findings };
    let partition = settings.partition.as_ref().map(|it| checker.or_any(it, Checker::partition));
    let region = settings.region.as_ref().map(|it| checker.or_any(it, Checker::region));
    let account = settings.account.as_ref().map(|it| checker.or_any(it, Checker::account));
    if let (Some(place), Some(partition), Some(region)) = (&settings.region, &partition, &region) {
        checker.region_in_partition(place.span, region, partition);
    }
    Defaults { partition, region, account }
}

pub(super) fn resolve(
    resources: &Resources,
    defaults: &Defaults,
    findings: &mut Vec<Finding>,
) -> ResourceList {
    let mut checker = Checker { findings };
    let items = resources.items.iter().map(|item| checker.item(item, defaults));
    ResourceList { negated: resources.negated, items: items.collect() }
}

struct Checker<'f> {
    findings: &'f mut Vec<Finding>,
}

impl Checker<'_> {
    fn report(
        &mut self,
        rule: Rule,
        span: Span,
        message: String,
        help: impl IntoIterator<Item = String>,
    ) {
        self.findings.push(Finding::new(rule, span, message).helps(help));
    }

    fn item(&mut self, item: &ResourceItem, defaults: &Defaults) -> Option<ResolvedResource> {
        let (target, text) = match &item.kind {
            ResourceKind::Any => (Target::Any, "*".to_owned()),
            ResourceKind::Typed { prefix, name, arguments, arguments_span } => {
                let resource_type = self.resource_type(prefix.as_ref(), name)?;
                let text =
                    self.typed(resource_type, name.span, arguments, *arguments_span, defaults)?;
                (Target::Types(vec![resource_type]), text)
            }
            ResourceKind::Arn(text) if text.value == "*" => (Target::Any, "*".to_owned()),
            ResourceKind::Arn(text) => (Target::Types(self.arn(text)?), text.value.clone()),
            ResourceKind::Unchecked(text) => {
                let is_right = characters(text, self.findings)
                    && (text.value == "*" || self.six_fields(text).is_some());
                (Target::Unchecked, is_right.then(|| text.value.clone())?)
            }
        };
        Some(ResolvedResource { span: item.span, target, text })
    }

    fn resource_type(
        &mut self,
        prefix: Option<&Spanned<String>>,
        name: &Spanned<String>,
    ) -> Option<&'static ResourceTypeInfo> {
        let service = match prefix {
            None => DEFAULT_SERVICE,
            Some(prefix) => self.service(prefix)?,
        };
        let found = service.resource_type(&name.value);
        if found.is_none() {
            let message = format!("unknown resource type `{}` in `{}`", name.value, service.prefix);
            let remedy = meant_resource_type(service, &name.value);
            self.report(Rule::InvalidResourceType, name.span, message, [remedy]);
        }
        found
    }

    fn service(&mut self, prefix: &Spanned<String>) -> Option<&'static Service> {
        let found = catalog::service(&prefix.value);
        if found.is_none() {
            let written = &prefix.value;
            if catalog::is_service_prefix(written) {
                let message = format!("no catalogue for the service `{written}`");
                let remedy =
                    "a whole ARN can be written as a string, and as `unchecked(\"arn:…\")`";
                self.report(Rule::UncataloguedService, prefix.span, message, [remedy.to_owned()]);
            } else {
                self.unknown_service(prefix.span, written);
            }
        }
        found
    }

    fn unknown_service(&mut self, span: Span, written: &str) {
        let near = similar_name("service", written, SERVICE_PREFIXES.iter().copied());
        self.report(Rule::InvalidService, span, format!("unknown service `{written}`"), near);
    }

    /// The ARN of a resource type and its arguments.
    fn typed(
        &mut self,
        resource_type: &'static ResourceTypeInfo,
        name: Span,
        arguments: &[Argument],
        arguments_span: Span,
        defaults: &Defaults,
    ) -> Option<String> {
        let template = &resource_type.arn;
        let before = self.findings.len();
        let given = self.assign(resource_type, arguments);
        let incomplete = self.findings.len() > before;

        let missing: Vec<_> =
            template.fields.iter().filter(|it| !given.contains_key(it.argument)).collect();
        if !missing.is_empty() && !incomplete {
            let names: Vec<_> = missing.iter().map(|field| field.argument).collect();
            let message = format!("`{}` lacks {}", resource_type.written(), quoted(&names, "and"));
            let any: Vec<_> = template.fields.iter().map(|_| "*").collect();
            let remedy = format!(
                "name it, as in `{}`, or write `{}({})` for any",
                resource_type.example(),
                resource_type.written(),
                any.join(", ")
            );
            self.report(Rule::InvalidResourceArgument, name.to(arguments_span), message, [remedy]);
        }

        for field in template.fields {
            if let Some(value) = given.get(field.argument) {
                self.field(field, value, resource_type);
            }
        }
        let checks: [(&str, Check<Self>); 3] =
            [("partition", Self::partition), ("region", Self::region), ("account", Self::account)];
        for (argument, check) in checks {
            if let Some(value) = given.get(argument) {
                check(self, value);
            }
        }
        if self.findings.len() > before {
            return None;
        }

        // The region that an id starts with, which has to exist and to be the one that is named.
        let derived = template.fields.iter().find_map(|field| {
            let value = given.get(field.argument)?;
            Some(Spanned::new(field.region_in(&value.value)?.to_owned(), value.span))
        });
        let region = self.region_of(given.get("region").copied(), derived.as_ref(), defaults)?;
        let place = given.get("partition").map(|it| it.span).or(region.span).unwrap_or(name);
        let partition = given.get("partition").map(|it| it.value.clone());
        let partition = partition.unwrap_or_else(|| partition_of(&region.text, defaults));
        if !self.region_in_partition(place, &region.text, &partition) {
            return None;
        }
        let account = given.get("account").map(|it| it.value.clone());
        let values: Vec<_> = template
            .fields
            .iter()
            .map(|field| given.get(field.argument).map_or("*", |it| it.value.as_str()).to_owned())
            .collect();
        let arn = Arn {
            partition: &partition,
            service: template.service,
            region: if template.has_region { &region.text } else { "" },
            account: &match (template.has_account, account) {
                (false, _) => String::new(),
                (true, Some(account)) => account,
                (true, None) => defaults.account.clone().unwrap_or_else(|| "*".to_owned()),
            },
            resource: &template.fill(&values),
        };
        Some(arn.to_string())
    }

    /// Which argument fills which field. What fits nowhere is reported and left out.
    fn assign<'a>(
        &mut self,
        resource_type: &ResourceTypeInfo,
        arguments: &'a [Argument],
    ) -> BTreeMap<&'static str, &'a Spanned<String>> {
        let template = &resource_type.arn;
        let known = || {
            template.fields.iter().map(|field| field.argument).chain([
                "partition",
                "region",
                "account",
            ])
        };
        let mut positions = template.fields.iter().map(|field| field.argument);
        let mut given = BTreeMap::new();
        for argument in arguments {
            let type_name = resource_type.written();
            let (span, field) = match &argument.name {
                Some(name) => (name.span, known().find(|it| *it == name.value)),
                None => (argument.value.span, positions.next()),
            };
            let Some(field) = field else {
                let (message, remedy) = match &argument.name {
                    Some(name) => (
                        format!("`{type_name}` has no argument `{}`", name.value),
                        similar_name("argument", &name.value, known()).unwrap_or_else(|| {
                            format!(
                                "its arguments are {}",
                                quoted(&known().collect::<Vec<_>>(), "and")
                            )
                        }),
                    ),
                    None => (
                        format!("one argument too many for `{type_name}`"),
                        extra_argument(&argument.value.value, resource_type),
                    ),
                };
                self.report(Rule::InvalidResourceArgument, span, message, [remedy]);
                continue;
            };
            let not_allowed = match field {
                "region" if !template.has_region => Some(Rule::ArnRegionNotAllowed),
                "account" if !template.has_account => Some(Rule::ArnAccountNotAllowed),
                _ => None,
            };
            if let Some(rule) = not_allowed {
                let message = format!("the ARN of `{type_name}` has no {field}");
                self.report(rule, span, message, ["leave it out".to_owned()]);
            } else if given.insert(field, &argument.value).is_some() {
                let message = format!("`{field}` is given twice");
                self.report(
                    Rule::InvalidResourceArgument,
                    span,
                    message,
                    ["leave one out".to_owned()],
                );
            }
        }
        given
    }

    /// The region of an ARN: the one that is named, the one that the id starts with, the setting, `*`.
    fn region_of(
        &mut self,
        named: Option<&Spanned<String>>,
        derived: Option<&Spanned<String>>,
        defaults: &Defaults,
    ) -> Option<Region> {
        if let Some(derived) = derived {
            if !self.region(derived) {
                return None;
            }
            if let Some(named) = named.filter(|it| !pattern::overlaps(&it.value, &derived.value)) {
                let remedy = "leave `region` out: it follows from the id".to_owned();
                self.region_mismatch(named.span, &derived.value, &named.value, remedy);
                return None;
            }
        }
        let setting = defaults.region.as_deref().unwrap_or("*");
        Some(Region {
            text: named.or(derived).map_or(setting, |it| &it.value).to_owned(),
            span: named.or(derived).map(|it| it.span),
        })
    }

    fn region_mismatch(&mut self, span: Span, derived: &str, named: &str, remedy: String) {
        let message =
            format!("the id names the region `{derived}`, and the ARN the region `{named}`");
        self.report(Rule::RegionMismatch, span, message, [remedy]);
    }
}

/// The region of an ARN, and where it is written, if it is.
struct Region {
    text: String,
    span: Option<Span>,
}

/// The partition of an ARN that names none: the region's, the setting, `aws`.
fn partition_of(region: &str, defaults: &Defaults) -> String {
    let mut own = partitions_with(region);
    match (own.next(), own.next(), &defaults.partition) {
        (Some(only), None, _) => only.name.to_owned(),
        (_, _, Some(setting)) => setting.clone(),
        _ => "aws".to_owned(),
    }
}

fn meant_resource_type(service: &Service, written: &str) -> String {
    let elsewhere = SERVICES.iter().find_map(|other| other.resource_type(written));
    if let Some(other) = elsewhere {
        return format!("`{}` has one: `{}`", other.service.prefix, other.written());
    }
    let names = service.resource_types.iter().map(|it| it.name);
    similar_name("resource type", written, names.clone()).unwrap_or_else(|| {
        format!("`{}` has {}", service.prefix, quoted(&names.collect::<Vec<_>>(), "and"))
    })
}

/// What was meant by a positional argument that fits no field.
fn extra_argument(written: &str, resource_type: &ResourceTypeInfo) -> String {
    if written != "*" && is_account(written) {
        format!("an account is named: `account = \"{written}\"`")
    } else if written != "*" && partitions_with(written).next().is_some() {
        format!("a region is named: `region = \"{written}\"`")
    } else {
        format!("write it as `{}`", resource_type.example())
    }
}

#[cfg(test)]
mod tests;
