//! What is looked up in the tables: services by their prefixes, and what all services have.

use super::{
    ActionInfo, PARTITIONS, RESOURCE_TYPES_BY_SERVICE, ResourceTypeInfo, SERVICE_PREFIXES,
    SERVICES, Service,
};
use crate::text::bytes::compare;
use crate::text::wildcard as pattern;

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
pub(super) fn of_services<T>(of: fn(&Service) -> &'static [T]) -> Vec<&'static T> {
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
