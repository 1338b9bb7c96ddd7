//! The service that has a resource type of a name.

use crate::facts::catalog::{ResourceTypeInfo, Service, built_services, services};
use crate::text::{Words, words};

/// The resource type: of several, one of the services in `near`, then one with Rust items.
fn owned(type_name: &str, near: &[&'static Service]) -> Option<&'static ResourceTypeInfo> {
    let all = near.iter().copied().chain(built_services().iter().copied()).chain(services());
    all.into_iter().find_map(|service| service.resource_type(type_name))
}

/// What is said of it.
pub(super) fn said(type_name: &str, near: &[&'static Service]) -> Option<Words> {
    let found = owned(type_name, near)?;
    Some(words!(
        "`{service}` has one: `{name}`",
        service = found.service.prefix,
        name = found.qualified()
    ))
}
