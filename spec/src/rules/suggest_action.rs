//! The suggestion for an unknown action: by intent, then by distance, then what else it can be.

use crate::facts::catalog::{
    AccessLevel, ActionInfo, SERVICE_PREFIXES, Service, built_services, service, services,
    services_with,
};
use crate::facts::intent;
use crate::model::fault::is_name_character;
use crate::syntax::Notation;
use crate::text::list::each;
use crate::text::names::{quoted, similar_name};
use crate::text::{Finding, Rule, Text, similar, wildcard as pattern};
use std::fmt;

/// The most services that a remedy names.
const FEW: usize = 3;

/// The first action of this name, or that this pattern matches.
fn owned(name: &str) -> Option<&'static ActionInfo> {
    // A pattern with a few letters is one of any service.
    let letters = name.chars().filter(|it| it.is_alphanumeric()).count();
    if pattern::has_wildcard(name) && letters < 6 {
        return None;
    }
    let is_meant = |action: &&ActionInfo| pattern::matches_ignoring_case(name, action.name);
    let service = *services_with(name, 1).first()?;
    service.actions().iter().find(is_meant)
}

/// The service that has an action of this name, or actions that this pattern matches.
pub(super) fn owner(name: &str) -> Option<String> {
    let action = owned(name)?;
    let service = action.service.prefix;
    Some(if pattern::has_wildcard(name) {
        format!("`{service}` has actions that match: `{service}:{name}`")
    } else {
        format!("the service of `{}` is `{service}`", action.name)
    })
}

/// The catalogued prefixes first: of two at the same distance they are the likelier.
pub(super) fn preferred_prefixes() -> impl Iterator<Item = &'static str> {
    let built = built_services().iter().map(|service| service.prefix);
    built.chain(services().into_iter().map(|it| it.prefix)).chain(SERVICE_PREFIXES.iter().copied())
}

/// An action of a document has its service in front.
pub(super) fn without_service(name: &Text<'_>) -> Finding {
    if let Some(service) = service(&name.value) {
        let message = format!("`{}` is a service, and names no action", name.value);
        let example = service.actions().first().map(|it| it.qualified_name).unwrap_or_default();
        return Finding::new(Rule::InvalidAction, name.span, message)
            .help(format!("an action stands behind a colon: `{example}`"));
    }
    let written = &name.value;
    let finding =
        Finding::new(Rule::InvalidAction, name.span, format!("`{written}` names no service"));
    finding.help(match owned(written) {
        Some(action) if pattern::has_wildcard(written) => {
            format!("the service stands in front: `{}:{written}`", action.service.prefix)
        }
        Some(action) => format!("the service stands in front: `{}`", action.qualified_name),
        None => "an action is a service prefix, a colon and a name: `cognito-idp:AdminGetUser`"
            .to_owned(),
    })
}

pub(super) fn unknown_level(name: &Text<'_>) -> Finding {
    let message = format!("unknown access level `{}`", name.value);
    let finding = Finding::new(Rule::InvalidAccessLevel, name.span, message);
    let names = each(AccessLevel::ALL, |level| level.name());
    match similar_name("level", &name.value, names.iter().copied()) {
        Some(remedy) => finding.help(remedy),
        None => finding.help(format!("the levels are {}", quoted(&names, "and"))),
    }
}

pub(super) fn unknown_action(
    service: &'static Service,
    name: &Text<'_>,
    notation: Notation,
    searches: bool,
) -> Finding {
    let written = &*name.value;
    let operation = service.operations_without_action.iter();
    if let Some(operation) = operation.copied().find(|it| it.eq_ignore_ascii_case(written)) {
        let message =
            format!("`{operation}` is an API operation of `{}` and no IAM action", service.prefix);
        let remedy = match service.action(&format!("Admin{operation}")) {
            Some(admin) => format!("use `{}`, which IAM authorises", notation.action(admin)),
            None => "no policy can allow or deny it: leave it out".to_owned(),
        };
        return Finding::new(Rule::InvalidAction, name.span, message).help(remedy);
    }
    let message = format!("unknown action `{written}` in `{}`", service.prefix);
    Finding::new(Rule::InvalidAction, name.span, message).help(match searches {
        true => meant_action(service, written, notation),
        false => newer(service, written, notation),
    })
}

/// What was meant by a name that is no action: by intent, then by distance, then what else it can be.
fn meant_action(service: &'static Service, written: &str, notation: Notation) -> String {
    if let Some(level) = AccessLevel::ALL.iter().find(|it| it.name().eq_ignore_ascii_case(written))
        && notation.is_literal()
    {
        return format!("all actions of an access level are written `level({level})`");
    }
    if written.contains(char::is_whitespace) || written.contains(',') {
        return without_space(&format!("{}:{written}", service.prefix), notation);
    }
    // The prefix again, glued to the name.
    let bare = |text: &str| {
        let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        letters.to_ascii_lowercase()
    };
    let without_prefix =
        bare(written).strip_prefix(&bare(service.prefix)).and_then(|rest| service.action(rest));
    if let Some(action) = without_prefix {
        return format!("the prefix is not part of the name: `{}`", action.name);
    }
    // What IAM authorises is the likelier, and the other would only be the next mistake.
    let (authorised, others): (Vec<_>, Vec<_>) =
        service.actions().iter().partition(|action| action.authorization.is_iam());
    let names = |actions: &[&'static ActionInfo]| each(actions, |action| action.name);
    let (authorised, others) = (names(&authorised), names(&others));
    let built = built_services().iter().copied();
    if let Some(remedy) = elsewhere(service, written, built.collect()) {
        return remedy;
    }
    let meant = Meant::among(written, &authorised);
    // A name that says the same in this service is likelier than the same name in another one, and that is likelier than
    // one with similar letters.
    let is_of_letters = !matches!(meant, Some(Meant::Called(_) | Meant::Pattern(..)));
    if is_of_letters && let Some(remedy) = elsewhere(service, written, services_with(written, FEW))
    {
        return remedy;
    }
    match (meant, Meant::among(written, &others)) {
        (Some(meant), _) => meant.to_string(),
        (None, Some(meant)) => match service.action(&format!("Admin{}", meant.name())) {
            Some(admin) => Meant::Similar(admin.name).to_string(),
            None => format!("{meant}, which has no effect in an identity policy"),
        },
        (None, None) => newer(service, written, notation),
    }
}

/// Some services that have an action of this name.
fn elsewhere(
    service: &'static Service,
    written: &str,
    services: Vec<&'static Service>,
) -> Option<String> {
    let found = services.into_iter().filter(|it| it.prefix != service.prefix);
    let names: Vec<_> =
        found.filter_map(|it| it.action(written)).map(|it| it.qualified_name).collect();
    (!names.is_empty())
        .then(|| format!("another service has an action of this name: {}", quoted(&names, "and")))
}

/// What was meant by a text with spaces or commas in it: one action, or several.
pub(super) fn without_space(written: &str, notation: Notation) -> String {
    let parts: Vec<_> = written.split([' ', ',', '\t', '\n', '\r']).collect();
    let actions: Vec<_> = parts.iter().filter(|it| it.contains(':')).collect();
    if actions.len() > 1 {
        return "each action is a text of its own, in a list".to_owned();
    }
    let squeezed: String = written.chars().filter(|it| !it.is_whitespace()).collect();
    let (prefix, name) = squeezed.split_once(':').unwrap_or_default();
    let is_action = !prefix.is_empty() && !name.is_empty() && name.chars().all(is_name_character);
    match is_action {
        true => format!("no space stands in it: `{}`", notation.unchecked(&squeezed)),
        false => "the name of an action is letters and digits".to_owned(),
    }
}

/// What was meant by a name.
enum Meant {
    /// These say the same in other words.
    Called(Vec<&'static str>),
    /// It is how these begin: a pattern without its `*`.
    Pattern(String, Vec<&'static str>),
    /// This is spelt alike.
    Similar(&'static str),
}

impl Meant {
    fn among(written: &str, names: &[&'static str]) -> Option<Self> {
        let same = intent::same_intent(written, names);
        if !same.is_empty() {
            return Some(Self::Called(same));
        }
        let lower = written.to_ascii_lowercase();
        let begins = |name: &&str| name.to_ascii_lowercase().starts_with(&lower);
        let begun: Vec<_> = names.iter().copied().filter(begins).collect();
        match begun.as_slice() {
            [] => similar::nearest(written, names.iter().copied()).map(Self::Similar),
            [_] => Some(Self::Called(begun)),
            _ => Some(Self::Pattern(
                pattern::respell(&format!("{written}*"), &begun).into_owned(),
                begun,
            )),
        }
    }

    /// The likeliest of the names.
    fn name(&self) -> &'static str {
        match self {
            Self::Called(names) | Self::Pattern(_, names) => {
                names.first().copied().unwrap_or_default()
            }
            Self::Similar(name) => name,
        }
    }
}

impl fmt::Display for Meant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Called(names) if names.len() == 1 => {
                write!(f, "the action is called {}", quoted(names, "and"))
            }
            Self::Called(names) => write!(f, "the actions are called {}", quoted(names, "and")),
            Self::Pattern(pattern, names) => {
                write!(f, "as a pattern it matches {} actions: `{pattern}`", names.len())
            }
            Self::Similar(name) => write!(f, "an action with a similar name exists: `{name}`"),
        }
    }
}

/// What was meant by a pattern that matches nothing: a similar one, or an action that is newer.
pub(super) fn meant_pattern(
    service: &'static Service,
    written: &str,
    notation: Notation,
    searches: bool,
) -> String {
    if written.contains(char::is_whitespace) || written.contains(',') {
        return without_space(&format!("{}:{written}", service.prefix), notation);
    }
    if !searches {
        return newer(service, written, notation);
    }
    let operations = service.operations_without_action.iter();
    let operation = operations.copied().find(|it| pattern::matches_ignoring_case(written, it));
    if let Some(operation) = operation {
        return format!("`{operation}` is an API operation and no IAM action: leave it out");
    }
    let Some(near) = similar_pattern(service, written) else {
        return newer(service, written, notation);
    };
    let matched = service.actions().iter().filter(|action| pattern::matches(&near, action.name));
    let matched: Vec<_> = matched.map(|action| action.name).collect();
    match matched.as_slice() {
        [only] => format!("a similar pattern matches `{only}`: `{near}`"),
        several => format!("a similar pattern matches {} actions: `{near}`", several.len()),
    }
}

/// For patterns with one `*`, at the start or at the end.
fn similar_pattern(service: &'static Service, written: &str) -> Option<String> {
    let (beginnings, ends) = intent::parts(service.actions().iter().map(|action| action.name));
    match (written.strip_suffix('*'), written.strip_prefix('*')) {
        (Some(beginning), _) if !pattern::has_wildcard(beginning) => {
            similar::nearest(beginning, beginnings).map(|near| format!("{near}*"))
        }
        (_, Some(end)) if !pattern::has_wildcard(end) => {
            similar::nearest(end, ends).map(|near| format!("*{near}"))
        }
        _ => None,
    }
}

/// The catalogue can be older than AWS.
fn newer(service: &'static Service, written: &str, notation: Notation) -> String {
    if !written.chars().all(is_name_character) {
        return "the name of an action is letters and digits".to_owned();
    }
    let text = format!("{}:{written}", service.prefix);
    let newer = notation.newer("an action that is newer", &text);
    format!("the catalogue is of {}; {newer}", service.facts)
}
