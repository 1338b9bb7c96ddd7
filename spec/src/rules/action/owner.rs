//! Finds the services that have an action with a name, and the service prefixes to suggest.

use crate::facts::catalog::{
    ActionInfo, SERVICE_PREFIXES, built_services, services, services_with,
};
use crate::text::wildcard;

/// Returns the first action with this name, or the first that matches this pattern.
pub(super) fn owned(name: &str) -> Option<&'static ActionInfo> {
    // A pattern with few letters can match actions of any service.
    let letters = name.chars().filter(|it| it.is_alphanumeric()).count();
    if wildcard::has_wildcard(name) && letters < 6 {
        return None;
    }
    let is_meant = |action: &&ActionInfo| wildcard::matches_ignoring_case(name, action.name);
    let service = *services_with(name, 1).first()?;
    service.actions().iter().find(is_meant)
}

/// Returns whether no other service has an action with this name, or one that matches this pattern.
pub(super) fn is_unique(name: &str) -> bool {
    services_with(name, 2).len() == 1
}

/// Returns the service prefixes, starting with those in the catalog: of two at the same distance they are more
/// likely.
pub(in crate::rules) fn preferred_prefixes() -> impl Iterator<Item = &'static str> {
    let built = built_services().iter().map(|service| service.prefix);
    built.chain(services().into_iter().map(|it| it.prefix)).chain(SERVICE_PREFIXES.iter().copied())
}
