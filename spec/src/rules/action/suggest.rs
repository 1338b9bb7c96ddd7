//! Suggestions for a name that is not an action: by intent, then by edit distance, then by other explanations.

use super::owner::owned;
use crate::facts::catalog::{AccessLevel, ActionInfo, Service, built_services, services_with};
use crate::facts::intent;
use crate::model::fault::is_name_character;
use crate::syntax::PolicyType;
use crate::text::list::each;
use crate::text::{Argument, Words, similar, wildcard, words};

/// The maximum number of services that a help message names.
const FEW: usize = 3;

/// The length from which the start of several names may be a pattern without its `*`.
const SHORTEST: usize = 4;

/// The maximum number of actions of such a pattern.
const MOST: usize = 10;

/// The help message for a name, and the replacement for it, if there is one.
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

/// Returns the suggestion for a name that is unknown in a service.
pub(super) fn action(kind: PolicyType, service: &'static Service, written: &str) -> Remedy {
    let remedy = action_of_document(kind, service, written);
    if remedy.written.is_none() && may_be_runtime_value(service, written) {
        let actions = service.actions();
        let example = actions.iter().find(|it| it.name.starts_with("List"));
        let example = example.or(actions.first()).map_or("*".into(), Argument::from);
        let help = words!(
            "write actions by name, like `{example}`: they are never runtime values",
            example = example
        );
        return Remedy::only(help.in_json(remedy.help));
    }
    let level = AccessLevel::ALL.iter().find(|it| it.name().eq_ignore_ascii_case(written));
    let Some(level) = level else { return remedy };
    // Only literals have access levels.
    let help = words!(
        "for all actions with an access level, write `level({level})`",
        level = level.name()
    );
    Remedy::only(help.in_json(remedy.help))
}

/// Returns whether a name that is similar to no action looks like a variable, a field or a constant of Rust.
fn may_be_runtime_value(service: &'static Service, written: &str) -> bool {
    let has = |is_letter: fn(&char) -> bool| written.chars().any(|it| is_letter(&it));
    let is_path = written.contains('.') && !written.contains(char::is_whitespace);
    let is_variable = !has(char::is_ascii_uppercase);
    let is_constant = |name: &str| !name.contains(|it: char| it.is_ascii_lowercase());
    // The actions of a few services are HTTP methods.
    let has_constants = || service.actions().iter().any(|it| is_constant(it.name));
    let is_level = AccessLevel::ALL.iter().any(|it| it.name().eq_ignore_ascii_case(written));
    !is_level && (is_path || is_variable || is_constant(written) && !has_constants())
}

fn action_of_document(kind: PolicyType, service: &'static Service, written: &str) -> Remedy {
    if written.contains(char::is_whitespace) || written.contains(',') {
        return without_space(&format!("{}:{written}", service.prefix));
    }
    // A path of Rust, `Action.ListUsers`.
    if let Some(action) = written.rsplit_once('.').and_then(|(_, name)| service.action(name)) {
        return Remedy::of(words!("the action is named `{name}`", name = action.name), action.name);
    }
    // The service prefix is repeated as a part of the name.
    let bare = |text: &str| {
        let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        letters.to_ascii_lowercase()
    };
    let without_prefix =
        bare(written).strip_prefix(&bare(service.prefix)).and_then(|rest| service.action(rest));
    if let Some(action) = without_prefix {
        let help = words!("remove the service prefix from the name: `{name}`", name = action.name);
        return Remedy::of(help, action.name);
    }
    // An action that IAM authorizes is more likely, and any other would only be the next mistake.
    let is_likely =
        |action: &&ActionInfo| action.authorization.is_iam() || kind.applies_without_iam();
    let (authorized, others): (Vec<_>, Vec<_>) = service.actions().iter().partition(is_likely);
    let names = |actions: &[&'static ActionInfo]| each(actions, |action| action.name);
    let (authorized, others) = (names(&authorized), names(&others));
    if let Some(help) = elsewhere(service, written, built_services().to_vec()) {
        return Remedy::only(help);
    }
    let suggestion = Suggestion::among(written, &authorized);
    // A name with the same meaning in this service is more likely than the same name in another service, which in
    // turn is more likely than a name with similar letters.
    let is_of_letters = matches!(suggestion, None | Some(Suggestion::Similar(_)));
    if is_of_letters && let Some(help) = elsewhere(service, written, services_with(written, FEW)) {
        return Remedy::only(help);
    }
    match (suggestion, Suggestion::among(written, &others)) {
        (Some(suggestion), _) => suggestion.remedy(),
        (None, Some(suggestion)) => match service.action(&format!("Admin{}", suggestion.name())) {
            // This action grants more than what the author may have intended.
            Some(admin) => Remedy::only(Suggestion::Similar(admin.name).remedy().help),
            None => Remedy::only(suggestion.without_effect()),
        },
        (None, None) => Remedy::only(newer(service, written)),
    }
}

/// Names some services that have an action with this name.
fn elsewhere(
    service: &'static Service,
    written: &str,
    services: Vec<&'static Service>,
) -> Option<Words> {
    let found = services.into_iter().filter(|it| it.prefix != service.prefix);
    let names: Vec<_> =
        found.filter_map(|it| it.action(written)).map(|it| it.qualified_name).collect();
    (!names.is_empty())
        .then(|| words!("another service has an action with this name: {names:and}", names = names))
}

/// Returns the suggestion for a string with spaces or commas: one action, or several.
pub(super) fn without_space(written: &str) -> Remedy {
    let parts: Vec<_> = written.split([' ', ',', '\t', '\n', '\r']).collect();
    let actions: Vec<_> = parts.iter().filter(|it| it.contains(':')).collect();
    if actions.len() > 1 {
        return Remedy::only(words!("write each action as a separate string in a list"));
    }
    let squeezed: String = written.chars().filter(|it| !it.is_whitespace()).collect();
    let (prefix, name) = squeezed.split_once(':').unwrap_or_default();
    let is_action = !prefix.is_empty() && !name.is_empty() && name.chars().all(is_name_character);
    Remedy::only(match is_action {
        true => {
            words!("remove the space: `{action}`", action = Argument::Unchecked(squeezed.into()))
        }
        false => words!("use only letters and digits in an action name"),
    })
}

/// Returns the suggestion for a name without its service prefix.
pub(super) fn service_of(written: &str) -> Remedy {
    let suggestion = |action: &&'static ActionInfo| match wildcard::has_wildcard(written) {
        true => format!("{}:{written}", action.service.prefix),
        false => action.qualified_name.to_owned(),
    };
    let owned = owned(written);
    match owned.as_slice() {
        [] => Remedy::only(words!("expected `service:Name`, like `cognito-idp:AdminGetUser`")),
        [action] => {
            let suggestion = suggestion(action);
            let help =
                words!("add the service prefix: `{suggestion}`", suggestion = suggestion.clone());
            Remedy::of(help, &suggestion)
        }
        several => Remedy::only(words!(
            "add the service prefix: {suggestions:or}",
            suggestions = each(several, suggestion)
        )),
    }
}

/// What a name may be intended to mean.
enum Suggestion {
    /// Names with the same meaning in other words.
    Called(Vec<&'static str>),
    /// Names that start with it: a pattern without its `*`.
    Pattern(String, Vec<&'static str>),
    /// Names that start with it, too many for a pattern that the author may have intended.
    Begin(Vec<&'static str>),
    /// A name with a similar spelling.
    Similar(&'static str),
}

impl Suggestion {
    fn among(written: &str, names: &[&'static str]) -> Option<Self> {
        let same = intent::same_intent(written, names);
        if !same.is_empty() {
            return Some(Self::Called(same));
        }
        let lower = written.to_ascii_lowercase();
        let begins = |name: &&str| name.to_ascii_lowercase().starts_with(&lower);
        let begun: Vec<_> = names.iter().copied().filter(begins).collect();
        // Where one letter is missing, a pattern would allow more than what was meant.
        let mut almost = begun.iter().filter(|name| name.len() == written.len() + 1);
        if let (true, Some(name), None) = (begun.len() > 1, almost.next(), almost.next()) {
            return Some(Self::Similar(name));
        }
        match begun.as_slice() {
            [] => {
                let likely = intent::of_same_verb(written, names);
                let near = similar::nearest(written, likely.iter().copied());
                near.or_else(|| intent::shortened(written, &likely)).map(Self::Similar)
            }
            // A few letters are the start of a name by chance.
            [_] if 2 * written.len() > begun.concat().len() => Some(Self::Called(begun)),
            _ if written.len() < SHORTEST || begun.len() > MOST => Some(Self::Begin(begun)),
            [_] => Some(Self::Begin(begun)),
            _ => Some(Self::Pattern(
                wildcard::respell(&format!("{written}*"), &begun).into_owned(),
                begun,
            )),
        }
    }

    /// Returns the most likely of the names.
    fn name(&self) -> &'static str {
        match self {
            Self::Called(names) | Self::Begin(names) | Self::Pattern(_, names) => {
                names.first().copied().unwrap_or_default()
            }
            Self::Similar(name) => name,
        }
    }

    fn remedy(self) -> Remedy {
        match self {
            Self::Called(names) if names.len() == 1 => {
                let name = names.first().copied().unwrap_or_default();
                Remedy::of(words!("the action is named {names:and}", names = names), name)
            }
            Self::Called(names) => {
                Remedy::only(words!("the actions are named {names:and}", names = names))
            }
            Self::Pattern(pattern, names) => Remedy::only(words!(
                "the pattern `{pattern}` matches {count} actions",
                count = names.len(),
                pattern = pattern
            )),
            Self::Begin(names) => Remedy::only(Self::begin(&names)),
            Self::Similar(name) => Remedy::of(
                words!("an action with a similar name exists: `{name}`", name = name),
                name,
            ),
        }
    }

    fn begin(names: &[&'static str]) -> Words {
        match names {
            [only] => words!("write the full name: only `{name}` starts like this", name = *only),
            _ => words!(
                "write the full name of an action: {count} start like this",
                count = names.len()
            ),
        }
    }

    /// Returns the help message for actions that IAM does not authorize.
    fn without_effect(self) -> Words {
        match self {
            Self::Called(names) if names.len() == 1 => words!(
                "the action is named {names:and}, which has no effect in an identity policy",
                names = names
            ),
            Self::Called(names) => words!(
                "the actions are named {names:and}, which have no effect in an identity policy",
                names = names
            ),
            Self::Pattern(pattern, names) => words!(
                "the pattern `{pattern}` matches {count} actions, which have no effect in an identity policy",
                count = names.len(),
                pattern = pattern
            ),
            Self::Begin(names) => Self::begin(&names),
            Self::Similar(name) => words!(
                "an action with a similar name exists: `{name}`, which has no effect in an identity policy",
                name = name
            ),
        }
    }
}

/// Returns the help message for a pattern that matches nothing: it suggests a similar pattern, or explains how to
/// write a newer action.
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
            "remove it: `{operation}` is an API operation, not an IAM action",
            operation = operation
        );
    }
    let mut unlisted = service.unlisted_operations.iter();
    if unlisted.any(|it| wildcard::matches_ignoring_case(written, it)) {
        return newer(service, written);
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

/// Returns a similar pattern for one with a single `*`, at the start or at the end.
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

/// Explains how to write an action that is newer than the catalog.
pub(super) fn newer(service: &'static Service, written: &str) -> Words {
    if !written.chars().all(is_name_character) {
        return words!("use only letters and digits in an action name");
    }
    let text = format!("{}:{written}", service.prefix);
    words!(
        "if the action is newer than the catalog ({date}), write `{name}`",
        date = service.facts,
        name = Argument::Unchecked(text.clone().into())
    )
    .in_json(words!(
        "if the action is newer than the catalog ({date}), pass it to the `unchecked` option: `{name}`",
        date = service.facts,
        name = text
    ))
}
