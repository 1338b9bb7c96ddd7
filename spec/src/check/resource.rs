//! The items of a resource list, each turned into an ARN: resource types with their arguments, ARN
//! strings, and the settings that both fall back on.

use super::{characters, quoted, similar_name};
use crate::arn::{self, Arn, NoArn};
use crate::catalog::{
    self, DEFAULT_SERVICE, Field, PARTITIONS, ResourceTypeInfo, SERVICE_PREFIXES, SERVICES, Service,
};
use crate::finding::{Finding, Rule};
use crate::pattern;
use crate::policy::{Argument, ResourceItem, ResourceKind, Resources, Settings, Span, Spanned};
use std::collections::BTreeMap;

/// A resource list, each item as an ARN; `None` for an item that was reported.
pub(super) struct ResourceList {
    pub(super) negated: bool,
    pub(super) items: Vec<Option<ResolvedResource>>,
}

impl ResourceList {
    /// What is emitted, if nothing was reported.
    pub(super) fn texts(&self) -> Option<Vec<String>> {
        let texts = self
            .items
            .iter()
            .map(|item| Some(item.as_ref()?.text.clone()));
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
    let partition = settings
        .partition
        .as_ref()
        .map(|it| checker.or_any(it, Checker::partition));
    let region = settings
        .region
        .as_ref()
        .map(|it| checker.or_any(it, Checker::region));
    let account = settings
        .account
        .as_ref()
        .map(|it| checker.or_any(it, Checker::account));
    if let (Some(place), Some(partition), Some(region)) = (&settings.region, &partition, &region) {
        checker.region_in_partition(place.span, region, partition);
    }
    Defaults {
        partition,
        region,
        account,
    }
}

pub(super) fn resolve(
    resources: &Resources,
    defaults: &Defaults,
    findings: &mut Vec<Finding>,
) -> ResourceList {
    let mut checker = Checker { findings };
    let items = resources
        .items
        .iter()
        .map(|item| checker.item(item, defaults));
    ResourceList {
        negated: resources.negated,
        items: items.collect(),
    }
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
        self.findings
            .push(Finding::new(rule, span, message).helps(help));
    }

    fn item(&mut self, item: &ResourceItem, defaults: &Defaults) -> Option<ResolvedResource> {
        let (target, text) = match &item.kind {
            ResourceKind::Any => (Target::Any, "*".to_owned()),
            ResourceKind::Typed {
                prefix,
                name,
                arguments,
                arguments_span,
            } => {
                let resource_type = self.resource_type(prefix.as_ref(), name)?;
                let text = self.typed(
                    resource_type,
                    name.span,
                    arguments,
                    *arguments_span,
                    defaults,
                )?;
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
        Some(ResolvedResource {
            span: item.span,
            target,
            text,
        })
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
            let message = format!(
                "unknown resource type `{}` in `{}`",
                name.value, service.prefix
            );
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
                self.report(
                    Rule::UncataloguedService,
                    prefix.span,
                    message,
                    [remedy.to_owned()],
                );
            } else {
                self.unknown_service(prefix.span, written);
            }
        }
        found
    }

    fn unknown_service(&mut self, span: Span, written: &str) {
        let near = similar_name("service", written, SERVICE_PREFIXES.iter().copied());
        self.report(
            Rule::InvalidService,
            span,
            format!("unknown service `{written}`"),
            near,
        );
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

        let missing: Vec<_> = template
            .fields
            .iter()
            .filter(|it| !given.contains_key(it.argument))
            .collect();
        if !missing.is_empty() && !incomplete {
            let names: Vec<_> = missing.iter().map(|field| field.argument).collect();
            let message = format!(
                "`{}` lacks {}",
                resource_type.written(),
                quoted(&names, "and")
            );
            let any: Vec<_> = template.fields.iter().map(|_| "*").collect();
            let remedy = format!(
                "name it, as in `{}`, or write `{}({})` for any",
                resource_type.example(),
                resource_type.written(),
                any.join(", ")
            );
            self.report(
                Rule::InvalidResourceArgument,
                name.to(arguments_span),
                message,
                [remedy],
            );
        }

        for field in template.fields {
            if let Some(value) = given.get(field.argument) {
                self.field(field, value, resource_type);
            }
        }
        let checks: [(&str, Check<Self>); 3] = [
            ("partition", Self::partition),
            ("region", Self::region),
            ("account", Self::account),
        ];
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
            Some(Spanned::new(
                field.region_in(&value.value)?.to_owned(),
                value.span,
            ))
        });
        let region = self.region_of(given.get("region").copied(), derived.as_ref(), defaults)?;
        let partition =
            self.partition_of(given.get("partition").copied(), &region, defaults, name)?;
        let account = given.get("account").map(|it| it.value.clone());
        let values: Vec<_> = template
            .fields
            .iter()
            .map(|field| {
                given
                    .get(field.argument)
                    .map_or("*", |it| it.value.as_str())
                    .to_owned()
            })
            .collect();
        let arn = Arn {
            partition: &partition,
            service: template.service,
            region: if template.has_region {
                &region.value
            } else {
                ""
            },
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
    ) -> Option<Spanned<String>> {
        if let Some(derived) = derived {
            if !self.region(derived) {
                return None;
            }
            if let Some(named) =
                named.filter(|named| !pattern::overlaps(&named.value, &derived.value))
            {
                let remedy = "leave `region` out: it follows from the id".to_owned();
                self.region_mismatch(named.span, &derived.value, &named.value, remedy);
                return None;
            }
        }
        let setting = || defaults.region.clone().unwrap_or_else(|| "*".to_owned());
        let nowhere = Span::new(usize::MAX, usize::MAX);
        Some(
            named
                .or(derived)
                .cloned()
                .unwrap_or_else(|| Spanned::new(setting(), nowhere)),
        )
    }

    fn region_mismatch(&mut self, span: Span, derived: &str, named: &str, remedy: String) {
        let message =
            format!("the id names the region `{derived}`, and the ARN the region `{named}`");
        self.report(Rule::RegionMismatch, span, message, [remedy]);
    }

    /// The partition of an ARN: the one that is named, the region's, the setting, `aws`.
    fn partition_of(
        &mut self,
        named: Option<&Spanned<String>>,
        region: &Spanned<String>,
        defaults: &Defaults,
        name: Span,
    ) -> Option<String> {
        let own: Vec<_> = arn::partitions_with(&region.value).collect();
        let partition = match (named, own.as_slice(), &defaults.partition) {
            (Some(named), ..) => named.value.clone(),
            (None, [only], _) => only.name.to_owned(),
            (None, _, Some(setting)) => setting.clone(),
            (None, ..) => "aws".to_owned(),
        };
        // The place of what was written, rather than of what was derived.
        let place = named.map_or(region.span, |named| named.span);
        let place = if place.start == usize::MAX {
            name
        } else {
            place
        };
        self.region_in_partition(place, &region.value, &partition)
            .then_some(partition)
    }

    /// The resource types that an ARN, wildcards included, can name.
    fn arn(&mut self, text: &Spanned<String>) -> Option<Vec<&'static ResourceTypeInfo>> {
        if !characters(text, self.findings) || !self.no_variable(text) {
            return None;
        }
        let arn = self.six_fields(text)?;
        let part = |value: &str| Spanned::new(value.to_owned(), text.span);
        let before = self.findings.len();
        for (name, value) in [
            ("partition", arn.partition),
            ("service", arn.service),
            ("resource", arn.resource),
        ] {
            if value.is_empty() {
                let message = format!("the {name} of the ARN is empty");
                let remedy = format!("write `*` for any {name}");
                self.report(Rule::MissingArnField, text.span, message, [remedy]);
            }
        }
        if !arn.partition.is_empty() {
            self.partition(&part(arn.partition));
        }
        let of_service = self.types_of_service(text.span, arn.service);
        let types = self.types_of_resource(text.span, &arn, &of_service);

        self.arn_region(text.span, &arn, &of_service);
        self.arn_account(text.span, &arn, &of_service);
        for resource_type in &types {
            self.arn_derived_region(text.span, &arn, resource_type);
        }
        (self.findings.len() == before).then_some(types)
    }

    fn types_of_service(&mut self, span: Span, service: &str) -> Vec<&'static ResourceTypeInfo> {
        let lower = service.to_ascii_lowercase();
        if service.is_empty() {
            return Vec::new();
        }
        if !SERVICE_PREFIXES
            .iter()
            .any(|it| pattern::matches(&lower, it))
        {
            self.unknown_service(span, service);
        } else if lower != service {
            let message = format!("the service `{service}` of the ARN is not in lower case");
            self.report(
                Rule::InvalidArnServiceCase,
                span,
                message,
                [format!("write `{lower}`")],
            );
        }
        let all = SERVICES.iter().flat_map(|service| service.resource_types);
        all.filter(|it| pattern::matches(&lower, it.arn.service))
            .collect()
    }

    fn types_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        of_service: &[&'static ResourceTypeInfo],
    ) -> Vec<&'static ResourceTypeInfo> {
        let admitting = of_service
            .iter()
            .copied()
            .filter(|it| it.arn.admits(arn.resource));
        let types: Vec<_> = admitting.collect();
        // A service without a catalogue of its own has other resource types too.
        let is_known = catalog::service(arn.service).is_some();
        if !types.is_empty() || arn.resource.is_empty() || !is_known {
            return types;
        }
        let split = of_service
            .iter()
            .find_map(|it| Some((it, it.arn.split(arn.resource)?)));
        if let Some((resource_type, values)) = split {
            for (field, value) in resource_type.arn.fields.iter().zip(values) {
                self.field(field, &Spanned::new(value.to_owned(), span), resource_type);
            }
        } else {
            let message = format!("`{}` names no resource of `{}`", arn.resource, arn.service);
            let remedies = of_service.iter().map(|it| {
                let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
                format!("ARNs of `{}` end in `{form}`", it.written())
            });
            self.report(Rule::InvalidArnResource, span, message, remedies);
        }
        types
    }

    fn arn_region(&mut self, span: Span, arn: &Arn<'_>, types: &[&'static ResourceTypeInfo]) {
        let region = Spanned::new(arn.region.to_owned(), span);
        let known = !types.is_empty();
        if arn.region.is_empty() {
            if known && types.iter().all(|it| it.arn.has_region) {
                let message = "the region of the ARN is empty".to_owned();
                self.report(
                    Rule::MissingArnRegion,
                    span,
                    message,
                    ["write `*` for any region".to_owned()],
                );
            }
        } else if known && !types.iter().any(|it| it.arn.has_region) {
            let message = format!("an ARN of `{}` has no region", arn.service);
            self.report(
                Rule::ArnRegionNotAllowed,
                span,
                message,
                [format!("leave `{}` out", arn.region)],
            );
        } else if self.region(&region) {
            self.region_in_partition(span, arn.region, arn.partition);
        }
    }

    fn arn_account(&mut self, span: Span, arn: &Arn<'_>, types: &[&'static ResourceTypeInfo]) {
        let known = !types.is_empty();
        if arn.account.is_empty() {
            if known && types.iter().all(|it| it.arn.has_account) {
                let message = "the account of the ARN is empty".to_owned();
                self.report(
                    Rule::MissingArnAccount,
                    span,
                    message,
                    ["write `*` for any account".to_owned()],
                );
            }
        } else if known && !types.iter().any(|it| it.arn.has_account) {
            let message = format!("an ARN of `{}` has no account", arn.service);
            self.report(
                Rule::ArnAccountNotAllowed,
                span,
                message,
                [format!("leave `{}` out", arn.account)],
            );
        } else if known || arn.account != "aws" {
            // What AWS itself owns, such as its managed policies, is in the account `aws`.
            self.account(&Spanned::new(arn.account.to_owned(), span));
        }
    }

    fn arn_derived_region(&mut self, span: Span, arn: &Arn<'_>, resource_type: &ResourceTypeInfo) {
        let values = resource_type.arn.split(arn.resource).unwrap_or_default();
        for (field, value) in resource_type.arn.fields.iter().zip(values) {
            let Some(derived) = field.region_in(value).filter(|it| *it != arn.region) else {
                continue;
            };
            let known = self.region(&Spanned::new(derived.to_owned(), span));
            if known && !arn.region.is_empty() && !pattern::overlaps(derived, arn.region) {
                let right = Arn {
                    region: derived,
                    ..*arn
                };
                let remedy = format!("for the region of the id write `{right}`");
                self.region_mismatch(span, derived, arn.region, remedy);
            }
        }
    }

    fn six_fields<'t>(&mut self, text: &'t Spanned<String>) -> Option<Arn<'t>> {
        let written = &text.value;
        match Arn::parse(written) {
            Ok(arn) => Some(arn),
            Err(NoArn::Short(fields)) => {
                let message = format!("`{written}` has {fields} of the six fields of an ARN");
                let filled = format!("{written}{}", ":*".repeat(6 - fields));
                let remedy =
                    format!("IAM widens a short ARN silently; written out it is `{filled}`");
                self.report(Rule::ShortArn, text.span, message, [remedy]);
                None
            }
            Err(NoArn::Prefix) => {
                let message = format!("`{written}` is no ARN");
                self.report(
                    Rule::InvalidArnPrefix,
                    text.span,
                    message,
                    [meant_arn(written)],
                );
                None
            }
        }
    }

    fn field(&mut self, field: &Field, value: &Spanned<String>, resource_type: &ResourceTypeInfo) {
        if !characters(value, self.findings) || !self.no_variable(value) {
            return;
        }
        if field.admits(&value.value) {
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
        let remedy = if Arn::parse(written).is_ok() {
            format!(
                "a whole ARN stands without `{}(…)`: `\"{written}\"`",
                resource_type.written()
            )
        } else if field.description.starts_with('`') {
            format!("the `{}` is {}", field.name, field.description)
        } else {
            format!(
                "a `{}` is {}: `{}`",
                field.name, field.description, field.example
            )
        };
        self.report(Rule::InvalidArnResource, value.span, message, [remedy]);
    }

    fn no_variable(&mut self, text: &Spanned<String>) -> bool {
        let found = text.value.contains("${");
        if found {
            let message = "policy variables are not supported yet".to_owned();
            let remedy = "`unchecked(\"…\")` with the whole ARN is emitted as it stands".to_owned();
            self.report(Rule::UnsupportedSyntax, text.span, message, [remedy]);
        }
        !found
    }

    /// The value of a setting, or `*` if it is wrong.
    fn or_any(&mut self, value: &Spanned<String>, check: Check<Self>) -> String {
        if check(self, value) {
            value.value.clone()
        } else {
            "*".to_owned()
        }
    }

    fn partition(&mut self, partition: &Spanned<String>) -> bool {
        let written = &partition.value;
        let known = PARTITIONS
            .iter()
            .any(|it| pattern::matches(written, it.name));
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

    fn region(&mut self, region: &Spanned<String>) -> bool {
        let known = arn::partitions_with(&region.value).next().is_some();
        if !known {
            let names = PARTITIONS.iter().flat_map(|it| it.regions).copied();
            let remedy = similar_name("region", &region.value, names);
            self.report(
                Rule::InvalidArnRegion,
                region.span,
                format!("unknown region `{}`", region.value),
                remedy,
            );
        }
        known
    }

    fn account(&mut self, account: &Spanned<String>) -> bool {
        let is_right = arn::is_account(&account.value);
        if !is_right {
            let message = format!("`{}` is no account id", account.value);
            let remedy = "an account id is 12 digits: `123456789012`".to_owned();
            self.report(Rule::InvalidArnAccount, account.span, message, [remedy]);
        }
        is_right
    }

    /// Whether a region can lie in a partition; regions and partitions that do not exist were reported.
    fn region_in_partition(&mut self, span: Span, region: &str, partition: &str) -> bool {
        let own: Vec<_> = arn::partitions_with(region).map(|it| it.name).collect();
        let known = PARTITIONS
            .iter()
            .any(|it| pattern::matches(partition, it.name));
        if own.is_empty() || !known || arn::lies_in(region, partition) {
            return true;
        }
        let message = format!("the region `{region}` is not in the partition `{partition}`");
        let remedy = format!("it is in {}", quoted(&own, "and"));
        self.report(Rule::InvalidArnRegion, span, message, [remedy]);
        false
    }
}

/// A check of one value, which reports it if it is wrong.
type Check<C> = fn(&mut C, &Spanned<String>) -> bool;

fn meant_resource_type(service: &Service, written: &str) -> String {
    let elsewhere = SERVICES
        .iter()
        .find_map(|other| other.resource_type(written));
    if let Some(other) = elsewhere {
        return format!("`{}` has one: `{}`", other.service.prefix, other.written());
    }
    let names = service.resource_types.iter().map(|it| it.name);
    similar_name("resource type", written, names.clone()).unwrap_or_else(|| {
        format!(
            "`{}` has {}",
            service.prefix,
            quoted(&names.collect::<Vec<_>>(), "and")
        )
    })
}

/// What was meant by a positional argument that fits no field.
fn extra_argument(written: &str, resource_type: &ResourceTypeInfo) -> String {
    if written != "*" && arn::is_account(written) {
        format!("an account is named: `account = \"{written}\"`")
    } else if written != "*" && arn::partitions_with(written).next().is_some() {
        format!("a region is named: `region = \"{written}\"`")
    } else {
        format!("write it as `{}`", resource_type.example())
    }
}

/// What was meant by a string that is no ARN: the id of a resource, or something else.
fn meant_arn(written: &str) -> String {
    let types = SERVICES.iter().flat_map(|service| service.resource_types);
    let by_id = types.filter(|it| {
        let [field] = it.arn.fields else { return false };
        field.admits(written) && field.region_in(written).is_some()
    });
    match by_id.last() {
        Some(it) => format!(
            "the id of a resource stands behind its type: `{}(\"{written}\")`",
            it.written()
        ),
        None => "an ARN has six fields: `arn:partition:service:region:account:resource`".to_owned(),
    }
}
