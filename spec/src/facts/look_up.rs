//! What is looked up in the tables: services by their prefixes, condition keys and operators by their names, and what
//! all services have.

use super::condition::{ConditionKeyInfo, OperatorInfo};
use super::packed::Index;
use super::service::{ActionInfo, Names, ResourceTypeInfo, Service};
use super::tables::{
    BUILT_SERVICES, CONDITION_KEYS_BY_NAME, DEFAULT_SERVICE, GLOBAL_CONDITION_KEYS, OPERATORS,
    PACKED, PARTITIONS, SERVICE_PREFIXES,
};
use crate::text::bytes::compare;
use crate::text::list::{each, joined};
use crate::text::wildcard as pattern;
use std::{fmt, ptr};

/// The service of this prefix, in any letter case.
#[must_use]
pub fn service(prefix: &str) -> Option<&'static Service> {
    PACKED.service(prefix)
}

/// All services, by prefix.
#[must_use]
pub fn services() -> Vec<&'static Service> {
    let mut services = Vec::with_capacity(PACKED.len());
    for position in 0..PACKED.len() {
        services.extend(PACKED.service_at(position));
    }
    services
}

/// The services whose names are Rust items too.
#[must_use]
pub fn built_services() -> &'static [&'static Service] {
    BUILT_SERVICES
}

/// A resource type of a service with Rust items. A program that asks nothing else carries no packed catalog.
#[must_use]
pub fn built_resource_type(prefix: &str, name: &str) -> Option<&'static ResourceTypeInfo> {
    let service = BUILT_SERVICES.iter().find(|it| it.prefix == prefix)?;
    match service.names {
        Names::Built(tables) => tables.resource_types.iter().find(|it| it.name == name),
        Names::Packed { .. } => None,
    }
}

/// All actions, service by service: this decodes everything.
#[must_use]
pub fn actions() -> Vec<&'static ActionInfo> {
    of_services(Service::actions)
}

/// All resource types, service by service: this decodes everything.
#[must_use]
pub fn resource_types() -> Vec<&'static ResourceTypeInfo> {
    of_services(Service::resource_types)
}

/// What all services have of something, service by service.
fn of_services<T>(of: fn(&'static Service) -> &'static [T]) -> Vec<&'static T> {
    let mut all = Vec::new();
    for service in services() {
        all.extend(of(service));
    }
    all
}

/// All regions, partition by partition.
#[must_use]
pub fn regions() -> Vec<&'static str> {
    let mut regions = Vec::new();
    for partition in PARTITIONS {
        regions.extend_from_slice(partition.regions);
    }
    regions
}

/// The resource types whose ARNs can name a service, wildcards included.
pub(crate) fn resource_types_of_arns(service: &str) -> Vec<&'static ResourceTypeInfo> {
    let mut types = Vec::new();
    if pattern::has_wildcard(service) {
        for name in PACKED.names(Index::ArnServices) {
            if pattern::matches(service, name) {
                types.extend(types_of(name));
            }
        }
        return types;
    }
    types_of(service)
}

/// The resource types whose ARNs name a service; of those that are alike, the first.
fn types_of(service: &str) -> Vec<&'static ResourceTypeInfo> {
    let mut types: Vec<&'static ResourceTypeInfo> = Vec::new();
    for owner in PACKED.services_of(Index::ArnServices, service) {
        for resource_type in owner.resource_types() {
            // Two services can list the same resources.
            let is_listed = |it: &&ResourceTypeInfo| {
                !ptr::eq(it.service, resource_type.service) && it.is(resource_type)
            };
            if resource_type.templates().any(|it| it.service == service)
                && !types.iter().any(is_listed)
            {
                types.push(resource_type);
            }
        }
    }
    types
}

/// The services that ARNs name.
#[must_use]
pub fn arn_services() -> Vec<&'static str> {
    PACKED.names(Index::ArnServices)
}

/// Whether AWS has a service of this prefix, catalogued or not, in any letter case.
#[must_use]
pub fn is_service_prefix(prefix: &str) -> bool {
    PACKED.service(prefix).is_some()
        || SERVICE_PREFIXES.binary_search_by(|known| compare(known, prefix)).is_ok()
}

/// All condition keys that are known, the global ones first: this decodes everything.
#[must_use]
pub fn condition_keys() -> Vec<&'static ConditionKeyInfo> {
    let mut keys: Vec<_> = GLOBAL_CONDITION_KEYS.iter().collect();
    keys.extend(of_services(Service::condition_keys));
    keys
}

/// The condition key of a name, in any letter case, among some; with it the author's part of the name.
pub fn condition_key<'n, 'k>(
    keys: impl IntoIterator<Item = &'k ConditionKeyInfo>,
    name: &'n str,
) -> Option<(&'k ConditionKeyInfo, Option<&'n str>)> {
    // Of several the one of which most is spelled out: `${…}` stands for any text. What lacks it comes last.
    let mut best: Option<(&ConditionKeyInfo, Option<&str>)> = None;
    let rank = |key: &ConditionKeyInfo, variable: Option<&str>| {
        (variable.is_some() || !key.takes_tag_key(), key.literal_length())
    };
    for key in keys {
        let Some(variable) = key.read(name) else { continue };
        if !key.takes_tag_key() {
            return Some((key, None));
        }
        if best.is_none_or(|(it, of)| rank(it, of) < rank(key, variable)) {
            best = Some((key, variable));
        }
    }
    best
}

/// The condition key of a name, in any letter case, among [all](condition_keys); with it the author's part of the name.
pub fn known_condition_key(name: &str) -> Option<(&'static ConditionKeyInfo, Option<&str>)> {
    let find = |name: &str| {
        let found = CONDITION_KEYS_BY_NAME.binary_search_by(|(known, _)| compare(known, name));
        Some(CONDITION_KEYS_BY_NAME.get(found.ok()?)?.1)
    };
    let with_tag_key = || {
        let (base, tag_key) = name.split_once('/')?;
        Some((find(base).filter(|key| key.takes_tag_key())?, Some(tag_key)))
    };
    let of_service = || {
        let (namespace, _) = name.split_once(':').filter(|it| !is_provider(it.0))?;
        services_of_keys(namespace)
            .into_iter()
            .find_map(|it| condition_key(it.condition_keys(), name))
    };
    find(name).map(|key| (key, None)).or_else(with_tag_key).or_else(of_service)
}

/// Whether a prefix is an identity provider: its keys are the claims of its
/// tokens, which no page lists.
///
/// Source: [keys of web identity federation and SAML][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
pub(super) fn is_provider(prefix: &str) -> bool {
    prefix.contains('.') || prefix.eq_ignore_ascii_case("saml")
}

/// The services without Rust items that know condition keys of a namespace, in any letter case: it need not be a
/// service prefix.
#[must_use]
pub fn services_of_keys(namespace: &str) -> Vec<&'static Service> {
    PACKED.services_of(Index::Namespaces, namespace)
}

/// The services with an action of this name, in any letter case, or with one that a pattern matches; by prefix, and at
/// most `most` of them.
#[must_use]
pub fn services_with(name: &str, most: usize) -> Vec<&'static Service> {
    let mut found: Vec<&'static Service> = Vec::new();
    let is_pattern = pattern::has_wildcard(name);
    let is_named = |it: &str| match is_pattern {
        true => pattern::matches_ignoring_case(name, it),
        false => it.eq_ignore_ascii_case(name),
    };
    // The default service first: of a name that several have it is the likelier.
    if DEFAULT_SERVICE.actions().iter().any(|it| is_named(it.name)) {
        found.push(DEFAULT_SERVICE);
    }
    for service in BUILT_SERVICES {
        if !service.is_default() && service.actions().iter().any(|it| is_named(it.name)) {
            found.push(service);
        }
    }
    let mut last = None;
    PACKED.each_action(&mut |position, it| {
        if last != Some(position) && is_named(it) {
            last = Some(position);
            found.extend(PACKED.service_at(position));
        }
        found.len() < most
    });
    found.truncate(most);
    found
}

/// The operator of this name.
#[must_use]
pub fn operator(name: &str) -> Option<&'static OperatorInfo> {
    OPERATORS.iter().find(|it| it.name == name)
}

impl Service {
    /// Whether this is the service of a name without a prefix.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.prefix == DEFAULT_SERVICE.prefix
    }
}

impl ActionInfo {
    /// The name as it is written in `policy!`: with a prefix only where it needs one.
    #[must_use]
    pub fn written(&self) -> &'static str {
        if self.service.is_default() { self.name } else { self.qualified_name }
    }
}

impl fmt::Debug for ResourceTypeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl ResourceTypeInfo {
    /// The name as it is written in `policy!`: with a prefix only where it needs one.
    #[must_use]
    pub fn written(&self) -> String {
        if self.service.is_default() { self.name.to_owned() } else { self.qualified() }
    }

    /// The name with its prefix.
    #[must_use]
    pub fn qualified(&self) -> String {
        format!("{}:{}", self.service.prefix, self.name)
    }

    /// The type with example arguments, as it could be written in `policy!`.
    #[must_use]
    pub fn example(&self) -> String {
        format!("{}({})", self.written(), self.example_arguments())
    }

    /// The same, with its prefix whatever its service is.
    #[must_use]
    pub fn qualified_example(&self) -> String {
        format!("{}({})", self.qualified(), self.example_arguments())
    }

    fn example_arguments(&self) -> String {
        let fields = each(self.arn.fields, |field| format!("\"{}\"", field.example));
        joined(&fields, ", ")
    }
}
