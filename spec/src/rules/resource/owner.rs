//! Finds the service that has a resource type with a name.

use crate::facts::catalog::{ResourceTypeInfo, Service, built_services, services};
use crate::text::{Words, words};

/// Returns the resource type with this name. If there are several, one of the services in `near` comes first, then
/// one with Rust items.
fn owned(type_name: &str, near: &[&'static Service]) -> Option<&'static ResourceTypeInfo> {
    let all = near.iter().copied().chain(built_services().iter().copied()).chain(services());
    all.into_iter().find_map(|service| service.resource_type(type_name))
}

/// Describes the service that has the resource type.
pub(super) fn suggestion(type_name: &str, near: &[&'static Service]) -> Option<Words> {
    let found = owned(type_name, near)?;
    Some(words!(
        "`{service}` has a type with this name: `{name}`",
        service = found.service.prefix,
        name = found.qualified()
    ))
}
