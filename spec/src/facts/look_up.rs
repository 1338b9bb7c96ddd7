//! What is looked up in the tables: services by their prefixes, condition keys and operators by their names, and what
//! all services have.

use super::condition::{ConditionKeyInfo, OperatorInfo};
use super::service::{ActionInfo, ResourceTypeInfo, Service};
use super::tables::{
    CONDITION_KEYS_BY_NAME, DEFAULT_SERVICE, GLOBAL_CONDITION_KEYS, OPERATORS, PARTITIONS,
    RESOURCE_TYPES_BY_SERVICE, SERVICE_PREFIXES, SERVICES,
};
use crate::text::bytes::compare;
use crate::text::list::{each, joined};
use crate::text::wildcard as pattern;
use std::fmt;

/// The catalogued service of this prefix, in any letter case.
#[must_use]
pub fn service(prefix: &str) -> Option<&'static Service> {
    let found = SERVICES.binary_search_by(|service| compare(service.prefix, prefix)).ok()?;
    SERVICES.get(found).copied()
}

/// All actions that are catalogued, service by service.
#[must_use]
pub fn actions() -> Vec<&'static ActionInfo> {
    of_services(|service| service.actions)
}

/// All resource types that are catalogued, service by service.
#[must_use]
pub fn resource_types() -> Vec<&'static ResourceTypeInfo> {
    of_services(|service| service.resource_types)
}

/// What all services have of something, service by service.
fn of_services<T>(of: fn(&Service) -> &'static [T]) -> Vec<&'static T> {
    let mut all = Vec::new();
    for service in SERVICES {
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
    let types = RESOURCE_TYPES_BY_SERVICE;
    if pattern::has_wildcard(service) {
        let matching = types.iter().filter(|(name, _)| pattern::matches(service, name));
        return matching.map(|(_, it)| *it).collect();
    }
    let start = types.partition_point(|(name, _)| *name < service);
    let own = types.iter().skip(start).take_while(|(name, _)| *name == service);
    own.map(|(_, it)| *it).collect()
}

/// Whether AWS has a service of this prefix, catalogued or not, in any letter case.
#[must_use]
pub fn is_service_prefix(prefix: &str) -> bool {
    SERVICE_PREFIXES.binary_search_by(|known| compare(known, prefix)).is_ok()
}

/// All condition keys that are known, the global ones first.
#[must_use]
pub fn condition_keys() -> Vec<&'static ConditionKeyInfo> {
    let mut keys: Vec<_> = GLOBAL_CONDITION_KEYS.iter().collect();
    keys.extend(of_services(|service| service.condition_keys));
    keys
}

/// The condition key of a name, in any letter case, among some; with it what stands behind its `/`.
pub fn condition_key<'n, 'k>(
    keys: impl IntoIterator<Item = &'k ConditionKeyInfo>,
    name: &'n str,
) -> Option<(&'k ConditionKeyInfo, Option<&'n str>)> {
    let (base, tag_key) = name.split_once('/').map_or((name, None), |(a, b)| (a, Some(b)));
    let is_named = |key: &&ConditionKeyInfo| {
        let written = if key.takes_tag_key() { base } else { name };
        key.base().eq_ignore_ascii_case(written)
    };
    let key = keys.into_iter().find(is_named)?;
    Some((key, tag_key.filter(|_| key.takes_tag_key())))
}

/// The condition key of a name, in any letter case, among [all](condition_keys); with it what stands behind its `/`.
pub fn known_condition_key(name: &str) -> Option<(&'static ConditionKeyInfo, Option<&str>)> {
    let find = |name: &str| {
        let found = CONDITION_KEYS_BY_NAME.binary_search_by(|(known, _)| compare(known, name));
        Some(CONDITION_KEYS_BY_NAME.get(found.ok()?)?.1)
    };
    let with_tag_key = || {
        let (base, tag_key) = name.split_once('/')?;
        Some((find(base).filter(|key| key.takes_tag_key())?, Some(tag_key)))
    };
    find(name).map(|key| (key, None)).or_else(with_tag_key)
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
        if self.service.is_default() {
            self.name.to_owned()
        } else {
            format!("{}:{}", self.service.prefix, self.name)
        }
    }

    /// The type with example arguments, as it could be written in `policy!`.
    #[must_use]
    pub fn example(&self) -> String {
        let fields = each(self.arn.fields, |field| format!("\"{}\"", field.example));
        format!("{}({})", self.written(), joined(&fields, ", "))
    }
}
