//! Finds the services that have an action with a name, and the service prefixes to suggest.

use crate::facts::catalog::{
    ActionInfo, SERVICE_PREFIXES, built_services, services, services_with,
};
use crate::text::wildcard;

/// The maximum number of services in a suggestion.
const MOST: usize = 4;

/// Returns, for each service that has one, the first action with this name, or the first that matches this pattern;
/// none if there are too many services to list.
pub(super) fn owned(name: &str) -> Vec<&'static ActionInfo> {
    // A pattern with few letters can match actions of any service.
    let letters = name.chars().filter(|it| it.is_alphanumeric()).count();
    if wildcard::has_wildcard(name) && letters < 6 {
        return Vec::new();
    }
    let mut services = services_with(name, usize::MAX);
    if services.len() > MOST {
        services.retain(|it| it.is_reviewed);
    }
    if services.len() > MOST {
        return Vec::new();
    }
    let is_meant = |action: &&ActionInfo| wildcard::matches_ignoring_case(name, action.name);
    services.iter().filter_map(|it| it.actions().iter().find(is_meant)).collect()
}

/// Returns the service prefixes, starting with those in the catalog: of two at the same distance they are more
/// likely.
pub(in crate::rules) fn preferred_prefixes() -> impl Iterator<Item = &'static str> {
    let built = built_services().iter().map(|service| service.prefix);
    built.chain(services().into_iter().map(|it| it.prefix)).chain(SERVICE_PREFIXES.iter().copied())
}
