//! [`Rule::InvalidServiceInAction`]: reported for a fault in the service prefix of an action.

use super::owner::{owned, preferred_prefixes};
use crate::facts::catalog::{self, ActionInfo, service};
use crate::text::{Argument, Finding, Rule, Text, Words, list, similar, wildcard, words};

const RULE: Rule = Rule::InvalidServiceInAction;

/// Reports a service prefix that contains a wildcard.
pub(in crate::rules) fn wildcard(prefix: &Text<'_>) -> Finding {
    let message = words!("wildcard in the service prefix `{prefix}`", prefix = &prefix.value);
    Finding::new(RULE, prefix.span, message).help(words!(
        "write a separate action for each service: except in `{every}`, a prefix cannot contain wildcards",
        every = Argument::EveryAction
    ))
}

/// Reports an unknown service prefix; `action` is the name after it, if there is one.
pub(in crate::rules) fn unknown(
    prefix: &Text<'_>,
    action: Option<&str>,
    searches: bool,
) -> Finding {
    let written = &*prefix.value;
    let finding =
        Finding::new(RULE, prefix.span, words!("unknown service `{service}`", service = written));
    if catalog::is_cognito(written) {
        return of_cognito(finding, prefix, action);
    }
    let owner = || action.and_then(owner);
    // The service with a similar prefix, if it has the action.
    let near_owner = || {
        let service = service(similar::nearest(written, preferred_prefixes())?)?;
        let found = service.action(action?)?;
        let help = words!(
            "a service with a similar name has this action: `{action}`",
            action = found.qualified_name
        );
        Some((help, Some(service.prefix)))
    };
    let near = || {
        let near = similar::nearest(written, preferred_prefixes())?;
        let help = words!("a service with a similar name exists: `{near}`", near = near);
        Some((help, action.filter(|it| has_match(near, it)).map(|_| near)))
    };
    let remedy = match action {
        _ if !searches => None,
        // A pattern matches actions of many services.
        Some(pattern) if wildcard::has_wildcard(pattern) => near().or_else(owner),
        _ => near_owner().or_else(owner).or_else(near),
    };
    match remedy {
        Some((help, suggestion)) => finding.help(help).edit_if(prefix.span, suggestion),
        None => finding.help(newer_service()),
    }
}

/// Names the services of Amazon Cognito, which has no prefix of its own.
fn of_cognito(finding: Finding, prefix: &Text<'_>, action: Option<&str>) -> Finding {
    const PREFIXES: [&str; 3] = ["cognito-idp", "cognito-identity", "cognito-sync"];

    let mut with_action = PREFIXES.iter().filter(|it| action.is_some_and(|of| has_match(it, of)));
    let only = with_action.next().filter(|_| with_action.next().is_none());
    let finding = match (only, action) {
        (Some(service), Some(name)) => {
            finding.help(of_owner(service, name)).edit_if(prefix.span, Some(*service))
        }
        _ => finding,
    };
    finding.help(prefixes_of_cognito())
}

fn prefixes_of_cognito() -> Words {
    words!(
        "write `cognito-idp` for user pools, `cognito-identity` for identity pools, or `cognito-sync` for their datasets"
    )
}

/// Describes the services that have an action with this name, or actions that match this pattern.
fn owner(name: &str) -> Option<(Words, Option<&'static str>)> {
    let is_pattern = wildcard::has_wildcard(name);
    let owned = owned(name);
    let services = list::each(&owned, |it| it.service.prefix);
    match *owned.as_slice() {
        [] => None,
        [action] => {
            let name = if is_pattern { name } else { action.name };
            Some((of_owner(action.service.prefix, name), Some(action.service.prefix)))
        }
        _ if is_pattern => Some((
            words!("services with matching actions: {services:and}", services = services),
            None,
        )),
        [action, ..] => {
            let help = words!(
                "services with the action `{name}`: {services:and}",
                name = action.name,
                services = services
            );
            Some((help, None))
        }
    }
}

/// Says that a service has an action with this name, or actions that match this pattern.
fn of_owner(service: &'static str, name: &str) -> Words {
    match wildcard::has_wildcard(name) {
        true => words!(
            "a service with matching actions exists: `{service}:{name}`",
            service = service,
            name = name
        ),
        false => {
            words!("the service prefix of `{name}` is `{service}`", name = name, service = service)
        }
    }
}

/// Returns whether a service has an action with this name, or actions that match this pattern.
fn has_match(prefix: &str, name: &str) -> bool {
    let is_match = |it: &ActionInfo| wildcard::matches_ignoring_case(name, it.name);
    service(prefix).is_some_and(|it| it.actions().iter().any(is_match))
}

/// Reports a service prefix that closely resembles a known one, in a name that is not checked otherwise.
pub(in crate::rules) fn in_unchecked(text: &Text<'_>) -> Finding {
    let (prefix, name) = text.value.split_once(':').unwrap_or_default();
    let finding =
        Finding::new(RULE, text.span, words!("unknown service `{service}`", service = prefix));
    if catalog::is_cognito(prefix) {
        return finding.help(prefixes_of_cognito());
    }
    let near = similar::nearest(prefix, preferred_prefixes());
    finding.helps(near.map(|near| match service(near).and_then(|it| it.action(name)) {
        Some(action) => words!("write `{action}`", action = action.qualified_name),
        None => words!("write `unchecked(\"{near}:{name}\")`", near = near, name = name),
    }))
}

/// Describes what to do about a service that is newer than the catalog, or private.
fn newer_service() -> Words {
    let date = catalog::CATALOG_DATE;
    match catalog::has_own_files() {
        true => words!(
            "if the service is private or newer than the catalog ({date}), describe it in a file next to your other catalog files",
            date = date
        ),
        false => words!(
            "if the service is private or newer than the catalog ({date}), describe it in a catalog file (`COGNITO_PERMS_CATALOG`, or `--catalog` for the command)",
            date = date
        ),
    }
}
