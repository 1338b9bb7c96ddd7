//! What was meant by a name that is not an action: by intent, then by distance, then what else it can be.

use super::owner::{is_unique, owned};
use crate::facts::catalog::{AccessLevel, ActionInfo, Service, built_services, services_with};
use crate::facts::intent;
use crate::model::fault::is_name_character;
use crate::text::list::each;
use crate::text::{Argument, Words, similar, wildcard, words};

/// The most services that a remedy names.
const FEW: usize = 3;

/// What is said of a name, and the text to write in its place, if it is one.
pub(super) struct Remedy {
    pub(super) help: Words,
    pub(super) written: Option<String>,
}

impl Remedy {
    fn only(help: Words) -> Self {
        Self { help, written: None }
    }

    fn of(help: Words, written: &str) -> Self {
        Self { help, written: Some(written.to_owned()) }
    }
}

/// What was meant by an unknown name of a service.
pub(super) fn action(service: &'static Service, written: &str) -> Remedy {
    let remedy = action_of_document(service, written);
    let level = AccessLevel::ALL.iter().find(|it| it.name().eq_ignore_ascii_case(written));
    let Some(level) = level else { return remedy };
    // Only literals have levels.
    let help =
        words!("all actions of an access level are written `level({level})`", level = level.name());
    Remedy::only(help.in_json(remedy.help))
}

fn action_of_document(service: &'static Service, written: &str) -> Remedy {
    if written.contains(char::is_whitespace) || written.contains(',') {
        return without_space(&format!("{}:{written}", service.prefix));
    }
    // The prefix again, glued to the name.
    let bare = |text: &str| {
        let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        letters.to_ascii_lowercase()
    };
    let without_prefix =
        bare(written).strip_prefix(&bare(service.prefix)).and_then(|rest| service.action(rest));
    if let Some(action) = without_prefix {
        let help = words!("the prefix is not part of the name: `{name}`", name = action.name);
        return Remedy::of(help, action.name);
    }
    // What IAM authorizes is the likelier, and the other would only be the next mistake.
    let (authorized, others): (Vec<_>, Vec<_>) =
        service.actions().iter().partition(|action| action.authorization.is_iam());
    let names = |actions: &[&'static ActionInfo]| each(actions, |action| action.name);
    let (authorized, others) = (names(&authorized), names(&others));
    if let Some(help) = elsewhere(service, written, built_services().to_vec()) {
        return Remedy::only(help);
    }
    let meant = Meant::among(written, &authorized);
    // A name that says the same in this service is likelier than the same name in another one, and that is likelier than
    // one with similar letters.
    let is_of_letters = !matches!(meant, Some(Meant::Called(_) | Meant::Pattern(..)));
    if is_of_letters && let Some(help) = elsewhere(service, written, services_with(written, FEW)) {
        return Remedy::only(help);
    }
    match (meant, Meant::among(written, &others)) {
        (Some(meant), _) => meant.remedy(),
        (None, Some(meant)) => match service.action(&format!("Admin{}", meant.name())) {
            // It gives more than what the name may have meant.
            Some(admin) => Remedy::only(Meant::Similar(admin.name).remedy().help),
            None => Remedy::only(meant.without_effect()),
        },
        (None, None) => Remedy::only(newer(service, written)),
    }
}

/// Some services that have an action of this name.
fn elsewhere(
    service: &'static Service,
    written: &str,
    services: Vec<&'static Service>,
) -> Option<Words> {
    let found = services.into_iter().filter(|it| it.prefix != service.prefix);
    let names: Vec<_> =
        found.filter_map(|it| it.action(written)).map(|it| it.qualified_name).collect();
    (!names.is_empty())
        .then(|| words!("another service has an action of this name: {names:and}", names = names))
}

/// What was meant by a text with spaces or commas in it: one action, or several.
pub(super) fn without_space(written: &str) -> Remedy {
    let parts: Vec<_> = written.split([' ', ',', '\t', '\n', '\r']).collect();
    let actions: Vec<_> = parts.iter().filter(|it| it.contains(':')).collect();
    if actions.len() > 1 {
        return Remedy::only(words!("each action is a text of its own, in a list"));
    }
    let squeezed: String = written.chars().filter(|it| !it.is_whitespace()).collect();
    let (prefix, name) = squeezed.split_once(':').unwrap_or_default();
    let is_action = !prefix.is_empty() && !name.is_empty() && name.chars().all(is_name_character);
    Remedy::only(match is_action {
        true => words!(
            "no space stands in it: `{action}`",
            action = Argument::Unchecked(squeezed.into())
        ),
        false => words!("the name of an action is letters and digits"),
    })
}

/// What was meant by a name without its service.
pub(super) fn service_of(written: &str) -> Remedy {
    match owned(written) {
        Some(action) => {
            let meant = match wildcard::has_wildcard(written) {
                true => format!("{}:{written}", action.service.prefix),
                false => action.qualified_name.to_owned(),
            };
            let help = words!("the service stands in front: `{meant}`", meant = meant.clone());
            if is_unique(written) { Remedy::of(help, &meant) } else { Remedy::only(help) }
        }
        None => Remedy::only(words!(
            "an action is a service prefix, a colon and a name: `cognito-idp:AdminGetUser`"
        )),
    }
}

/// What was meant by a name.
enum Meant {
    /// These say the same in other words.
    Called(Vec<&'static str>),
    /// It is how these begin: a pattern without its `*`.
    Pattern(String, Vec<&'static str>),
    /// This is spelled alike.
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
                wildcard::respell(&format!("{written}*"), &begun).into_owned(),
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

    fn remedy(self) -> Remedy {
        match self {
            Self::Called(names) if names.len() == 1 => {
                let name = names.first().copied().unwrap_or_default();
                Remedy::of(words!("the action is called {names:and}", names = names), name)
            }
            Self::Called(names) => {
                Remedy::only(words!("the actions are called {names:and}", names = names))
            }
            Self::Pattern(pattern, names) => Remedy::only(words!(
                "as a pattern it matches {count} actions: `{pattern}`",
                count = names.len(),
                pattern = pattern
            )),
            Self::Similar(name) => Remedy::of(
                words!("an action with a similar name exists: `{name}`", name = name),
                name,
            ),
        }
    }

    /// The same of what IAM does not authorize.
    fn without_effect(self) -> Words {
        match self {
            Self::Called(names) if names.len() == 1 => words!(
                "the action is called {names:and}, which has no effect in an identity policy",
                names = names
            ),
            Self::Called(names) => words!(
                "the actions are called {names:and}, which has no effect in an identity policy",
                names = names
            ),
            Self::Pattern(pattern, names) => words!(
                "as a pattern it matches {count} actions: `{pattern}`, which has no effect in an identity policy",
                count = names.len(),
                pattern = pattern
            ),
            Self::Similar(name) => words!(
                "an action with a similar name exists: `{name}`, which has no effect in an identity policy",
                name = name
            ),
        }
    }
}

/// What was meant by a pattern that matches nothing: a similar one, or an action that is newer.
pub(super) fn pattern(service: &'static Service, written: &str, searches: bool) -> Words {
    if written.contains(char::is_whitespace) || written.contains(',') {
        return without_space(&format!("{}:{written}", service.prefix)).help;
    }
    if !searches {
        return newer(service, written);
    }
    let operations = service.operations_without_action.iter();
    let operation = operations.copied().find(|it| wildcard::matches_ignoring_case(written, it));
    if let Some(operation) = operation {
        return words!(
            "`{operation}` is an API operation and no IAM action: leave it out",
            operation = operation
        );
    }
    let Some(near) = similar_pattern(service, written) else {
        return newer(service, written);
    };
    let matched = service.actions().iter().filter(|action| wildcard::matches(&near, action.name));
    let matched: Vec<_> = matched.map(|action| action.name).collect();
    match matched.as_slice() {
        [only] => words!("a similar pattern matches `{name}`: `{near}`", name = *only, near = near),
        several => words!(
            "a similar pattern matches {count} actions: `{near}`",
            count = several.len(),
            near = near
        ),
    }
}

/// For patterns with one `*`, at the start or at the end.
fn similar_pattern(service: &'static Service, written: &str) -> Option<String> {
    let (beginnings, ends) = intent::parts(service.actions().iter().map(|action| action.name));
    match (written.strip_suffix('*'), written.strip_prefix('*')) {
        (Some(beginning), _) if !wildcard::has_wildcard(beginning) => {
            similar::nearest(beginning, beginnings).map(|near| format!("{near}*"))
        }
        (_, Some(end)) if !wildcard::has_wildcard(end) => {
            similar::nearest(end, ends).map(|near| format!("*{near}"))
        }
        _ => None,
    }
}

/// The catalog can be older than AWS.
pub(super) fn newer(service: &'static Service, written: &str) -> Words {
    if !written.chars().all(is_name_character) {
        return words!("the name of an action is letters and digits");
    }
    let text = format!("{}:{written}", service.prefix);
    words!(
        "the catalogue is of {date}; an action that is newer is written `{name}`",
        date = service.facts,
        name = Argument::Unchecked(text.clone().into())
    )
    .in_json(words!(
        "the catalogue is of {date}; an action that is newer passes with the option `unchecked`: `{name}`",
        date = service.facts,
        name = text
    ))
}
