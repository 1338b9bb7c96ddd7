//! The services that have an action of a name, and the prefixes that are suggested.

use crate::facts::catalog::{
    ActionInfo, SERVICE_PREFIXES, built_services, services, services_with,
};
use crate::text::wildcard;

/// The first action of this name, or that this pattern matches.
pub(super) fn owned(name: &str) -> Option<&'static ActionInfo> {
    // A pattern with a few letters is one of any service.
    let letters = name.chars().filter(|it| it.is_alphanumeric()).count();
    if wildcard::has_wildcard(name) && letters < 6 {
        return None;
    }
    let is_meant = |action: &&ActionInfo| wildcard::matches_ignoring_case(name, action.name);
    let service = *services_with(name, 1).first()?;
    service.actions().iter().find(is_meant)
}

/// Whether no other service has an action of this name, or that this pattern matches.
pub(super) fn is_unique(name: &str) -> bool {
    services_with(name, 2).len() == 1
}

/// The catalogued prefixes first: of two at the same distance they are the likelier.
pub(in crate::rules) fn preferred_prefixes() -> impl Iterator<Item = &'static str> {
    let built = built_services().iter().map(|service| service.prefix);
    built.chain(services().into_iter().map(|it| it.prefix)).chain(SERVICE_PREFIXES.iter().copied())
}
