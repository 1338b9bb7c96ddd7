//! The names in an action list, looked up: services, actions, patterns, access levels.

use super::{characters, quoted, similar_name};
use crate::catalog::{
    self, AccessLevel, ActionInfo, Authorization, DEFAULT_SERVICE, SERVICE_PREFIXES, SERVICES,
    Service,
};
use crate::finding::{Finding, Rule};
use crate::policy::{ActionItem, ActionKind, Actions, Span, Spanned};
use crate::{pattern, similar};
use std::fmt;

/// An action list with its names looked up.
pub(super) struct ActionList {
    pub(super) negated: bool,
    pub(super) items: Vec<ResolvedAction>,
    pub(super) except: Vec<ResolvedAction>,
}

/// An item with its place.
pub(super) struct ResolvedAction {
    /// The smallest run that names it.
    pub(super) span: Span,
    /// `None` if its name is wrong, which was reported.
    pub(super) meaning: Option<Meaning>,
}

/// What an item stands for.
pub(super) enum Meaning {
    /// One action.
    Named(&'static ActionInfo),
    /// The actions that a pattern matches.
    Pattern {
        service: &'static Service,
        /// The pattern behind the prefix, as it is emitted.
        name: String,
        matched: Vec<&'static ActionInfo>,
    },
    /// The actions of some access levels.
    Levels {
        service: &'static Service,
        levels: Vec<AccessLevel>,
        members: Vec<&'static ActionInfo>,
    },
    /// Every action of AWS.
    Every,
    /// What no catalogue is asked about.
    Unchecked(String),
}

impl Meaning {
    /// The catalogued actions that it stands for.
    pub(super) fn actions(&self) -> &[&'static ActionInfo] {
        match self {
            Self::Named(action) => std::slice::from_ref(action),
            Self::Pattern { matched, .. } => matched,
            Self::Levels { members, .. } => members,
            Self::Every | Self::Unchecked(_) => &[],
        }
    }

    /// What it is called in `policy!`.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Named(action) => action.written(),
            Self::Pattern { service, name, .. } if service.is_default() => name.clone(),
            Self::Pattern { service, name, .. } => format!("{}:{name}", service.prefix),
            Self::Levels { levels, .. } => {
                let names: Vec<_> = levels.iter().map(|level| level.name()).collect();
                format!("level({})", names.join(", "))
            }
            Self::Every => "*:*".to_owned(),
            Self::Unchecked(text) => text.clone(),
        }
    }

    /// Whether it stands for the action of this name, prefix included, as IAM compares them.
    pub(super) fn covers(&self, qualified_name: &str) -> bool {
        match self {
            Self::Named(_) | Self::Levels { .. } => self
                .actions()
                .iter()
                .any(|it| it.qualified_name().eq_ignore_ascii_case(qualified_name)),
            Self::Pattern { service, name, .. } => {
                let pattern = format!("{}:{name}", service.prefix);
                pattern::matches_ignoring_case(&pattern, qualified_name)
            }
            Self::Every => true,
            Self::Unchecked(text) => pattern::matches_ignoring_case(text, qualified_name),
        }
    }
}

impl ActionList {
    /// Whether the exceptions take away the action of this name.
    pub(super) fn excepts(&self, qualified_name: &str) -> bool {
        let meanings = self.except.iter().filter_map(|item| item.meaning.as_ref());
        meanings.into_iter().any(|meaning| meaning.covers(qualified_name))
    }

    /// The catalogued actions that an item stands for, without the exceptions.
    pub(super) fn left(&self, meaning: &Meaning) -> Vec<&'static ActionInfo> {
        let actions = meaning.actions().iter().copied();
        actions.filter(|action| !self.excepts(&action.qualified_name())).collect()
    }

    /// Whether the statement can be about an action; an item that is not known may be anything.
    pub(super) fn may_hold(&self, action: &ActionInfo) -> bool {
        let name = action.qualified_name();
        let mut meanings = self.items.iter().map(|item| item.meaning.as_ref());
        let is_named = meanings.any(|it| it.is_none_or(|it| it.covers(&name)));
        (is_named && !self.excepts(&name)) != self.negated
    }
}

pub(super) fn resolve(actions: &Actions, findings: &mut Vec<Finding>) -> ActionList {
    let mut resolver = Resolver { findings };
    let items: Vec<_> = actions.items.iter().map(|item| resolver.item(item)).collect();
    let except: Vec<_> = actions.except.iter().map(|item| resolver.item(item)).collect();
    let list = ActionList { negated: actions.negated, items, except };
    if !list.negated {
        resolver.no_effect(&list);
    }
    list
}

struct Resolver<'f> {
    findings: &'f mut Vec<Finding>,
}

impl Resolver<'_> {
    fn item(&mut self, item: &ActionItem) -> ResolvedAction {
        let meaning = match &item.kind {
            ActionKind::Name { prefix, name } => self.name(prefix.as_ref(), name),
            ActionKind::Levels { prefix, levels } => self.levels(prefix.as_ref(), levels),
            ActionKind::Every => Some(Meaning::Every),
            ActionKind::Unchecked(text) => self.unchecked(text),
        };
        ResolvedAction { span: item.span, meaning }
    }

    fn name(
        &mut self,
        prefix: Option<&Spanned<String>>,
        name: &Spanned<String>,
    ) -> Option<Meaning> {
        let service = self.service(prefix, Some(&name.value))?;
        if pattern::has_wildcard(&name.value) {
            return self.pattern(service, name);
        }
        if let Some(action) = service.action(&name.value) {
            return Some(Meaning::Named(action));
        }
        self.findings.push(unknown_action(service, name));
        None
    }

    fn pattern(&mut self, service: &'static Service, name: &Spanned<String>) -> Option<Meaning> {
        let matching =
            |action: &&ActionInfo| pattern::matches_ignoring_case(&name.value, action.name);
        let matched: Vec<_> = service.actions.iter().filter(matching).collect();
        if matched.is_empty() {
            let message = format!("no action of `{}` matches `{}`", service.prefix, name.value);
            let finding = Finding::new(Rule::InvalidAction, name.span, message);
            self.findings.push(finding.help(meant_pattern(service, &name.value)));
            return None;
        }
        let names: Vec<_> = matched.iter().map(|action| action.name).collect();
        let name = pattern::respell(&name.value, &names);
        Some(Meaning::Pattern { service, name, matched })
    }

    fn levels(
        &mut self,
        prefix: Option<&Spanned<String>>,
        names: &[Spanned<String>],
    ) -> Option<Meaning> {
        let service = self.service(prefix, None);
        let mut levels = Vec::new();
        for name in names {
            match AccessLevel::ALL.iter().find(|level| level.name() == name.value) {
                Some(level) => levels.push(*level),
                None => self.findings.push(unknown_level(name)),
            }
        }
        let service = service.filter(|_| levels.len() == names.len() && !levels.is_empty())?;
        let of_levels = |action: &&ActionInfo| levels.contains(&action.access_level);
        let members = service.actions.iter().filter(of_levels).collect();
        Some(Meaning::Levels { service, levels, members })
    }

    /// The service of a prefix; `action` is what stands behind it, if it is one name.
    fn service(
        &mut self,
        prefix: Option<&Spanned<String>>,
        action: Option<&str>,
    ) -> Option<&'static Service> {
        let Some(prefix) = prefix else {
            return Some(DEFAULT_SERVICE);
        };
        let written = prefix.value.as_str();
        if let Some(service) = catalog::service(written) {
            return Some(service);
        }
        let finding = if catalog::is_service_prefix(written) {
            let message = format!("no catalogue for the service `{written}`");
            let name = action.unwrap_or("…");
            let text = format!("{}:{name}", written.to_ascii_lowercase());
            Finding::new(Rule::UncataloguedService, prefix.span, message)
                .help(format!("`unchecked(\"{text}\")` is emitted as it stands"))
        } else {
            let message = format!("unknown service `{written}`");
            let owner = action.and_then(owner);
            let near = || similar_name("service", written, preferred_prefixes());
            Finding::new(Rule::InvalidServiceInAction, prefix.span, message)
                .helps(owner.or_else(near))
        };
        self.findings.push(finding);
        None
    }

    fn unchecked(&mut self, text: &Spanned<String>) -> Option<Meaning> {
        if !characters(text, self.findings) {
            return None;
        }
        let well_formed = text.value.split_once(':').is_some_and(|(prefix, name)| {
            let in_prefix = |it: char| it.is_ascii_alphanumeric() || it == '-';
            !prefix.is_empty()
                && prefix.chars().all(in_prefix)
                && !name.is_empty()
                && name.chars().all(is_name_character)
        });
        if well_formed {
            return Some(Meaning::Unchecked(text.value.clone()));
        }
        let message = format!("`{}` has not the form of an action", text.value);
        let remedy =
            "an action is a service prefix, a colon and a name: `unchecked(\"s3:GetObject\")`";
        self.findings.push(Finding::new(Rule::InvalidAction, text.span, message).help(remedy));
        None
    }

    /// Operations that IAM does not authorise.
    fn no_effect(&mut self, list: &ActionList) {
        for item in &list.items {
            let Some(meaning @ (Meaning::Named(_) | Meaning::Pattern { .. })) = &item.meaning
            else {
                continue;
            };
            let actions = list.left(meaning);
            if actions.is_empty() || actions.iter().any(|it| it.authorization.is_iam()) {
                continue;
            }
            let message = format!("`{}` has no effect in an identity policy", meaning.written());
            let remedies = actions.iter().map(|action| without_effect(action));
            self.findings
                .push(Finding::new(Rule::NoEffectAction, item.span, message).helps(remedies));
        }
    }
}

/// Why a policy has no say about an operation, and what to do instead.
pub(super) fn without_effect(action: &ActionInfo) -> String {
    let name = action.name;
    let why = match action.authorization {
        Authorization::Public => format!("anyone may call `{name}`, IAM is not asked"),
        other => format!("`{name}` is authorised by {other}, not by IAM"),
    };
    match action.service.action(&format!("Admin{name}")) {
        Some(admin) => format!("{why}: use `{}`, which IAM authorises", admin.written()),
        None => format!("{why}: leave it out"),
    }
}

/// The service that has an action of this name, or actions that this pattern matches.
fn owner(name: &str) -> Option<String> {
    let is_meant = |action: &&ActionInfo| pattern::matches_ignoring_case(name, action.name);
    // The default service first: of a name that several have it is the likelier.
    let services = std::iter::once(DEFAULT_SERVICE).chain(SERVICES.iter().copied());
    let action = services.flat_map(|service| service.actions).find(is_meant)?;
    let service = action.service.prefix;
    Some(if pattern::has_wildcard(name) {
        format!("`{service}` has actions that match: `{service}:{name}`")
    } else {
        format!("the service of `{}` is `{service}`", action.name)
    })
}

/// The catalogued prefixes first: of two at the same distance they are the likelier.
fn preferred_prefixes() -> impl Iterator<Item = &'static str> {
    let catalogued = SERVICES.iter().map(|service| service.prefix);
    catalogued.chain(SERVICE_PREFIXES.iter().copied())
}

fn unknown_level(name: &Spanned<String>) -> Finding {
    let message = format!("unknown access level `{}`", name.value);
    let finding = Finding::new(Rule::InvalidAccessLevel, name.span, message);
    let names = AccessLevel::ALL.iter().map(|level| level.name());
    match similar_name("level", &name.value, names.clone()) {
        Some(remedy) => finding.help(remedy),
        None => {
            let names: Vec<_> = names.collect();
            finding.help(format!("the levels are {}", quoted(&names, "and")))
        }
    }
}

fn unknown_action(service: &Service, name: &Spanned<String>) -> Finding {
    let written = name.value.as_str();
    let operation = service.operations_without_action.iter();
    if let Some(operation) = operation.copied().find(|it| it.eq_ignore_ascii_case(written)) {
        let message =
            format!("`{operation}` is an API operation of `{}` and no IAM action", service.prefix);
        let remedy = match service.action(&format!("Admin{operation}")) {
            Some(admin) => format!("use `{}`, which IAM authorises", admin.written()),
            None => "no policy can allow or deny it: leave it out".to_owned(),
        };
        return Finding::new(Rule::InvalidAction, name.span, message).help(remedy);
    }
    let message = format!("unknown action `{written}` in `{}`", service.prefix);
    Finding::new(Rule::InvalidAction, name.span, message).help(meant_action(service, written))
}

/// What was meant by a name that is no action: by intent, then by distance, then what else it can be.
fn meant_action(service: &Service, written: &str) -> String {
    if let Some(level) = AccessLevel::ALL.iter().find(|it| it.name().eq_ignore_ascii_case(written))
    {
        return format!("all actions of an access level are written `level({level})`");
    }
    // The prefix again, glued to the name.
    let bare =
        |text: &str| text.replace(|it: char| !it.is_ascii_alphanumeric(), "").to_ascii_lowercase();
    let without_prefix =
        bare(written).strip_prefix(&bare(service.prefix)).and_then(|rest| service.action(rest));
    if let Some(action) = without_prefix {
        return format!("the prefix is not part of the name: `{}`", action.name);
    }
    let elsewhere = SERVICES.iter().filter_map(|other| other.action(written));
    let elsewhere: Vec<_> = elsewhere.map(ActionInfo::qualified_name).collect();
    if !elsewhere.is_empty() {
        return format!(
            "another service has an action of this name: {}",
            quoted(&elsewhere, "and")
        );
    }
    // What IAM authorises is the likelier, and the other would only be the next mistake.
    let (authorised, others): (Vec<_>, Vec<_>) =
        service.actions.iter().partition(|action| action.authorization.is_iam());
    let names = |actions: &[&'static ActionInfo]| {
        actions.iter().map(|action| action.name).collect::<Vec<_>>()
    };
    let (authorised, others) = (names(&authorised), names(&others));
    match (Meant::among(written, &authorised), Meant::among(written, &others)) {
        (Some(meant), _) => meant.to_string(),
        (None, Some(meant)) => match service.action(&format!("Admin{}", meant.name())) {
            Some(admin) => Meant::Similar(admin.name).to_string(),
            None => format!("{meant}, which has no effect in an identity policy"),
        },
        (None, None) => newer(service, written),
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
        let same = similar::same_intent(written, names);
        if !same.is_empty() {
            return Some(Self::Called(same));
        }
        let lower = written.to_ascii_lowercase();
        let begins = |name: &&str| name.to_ascii_lowercase().starts_with(&lower);
        let begun: Vec<_> = names.iter().copied().filter(begins).collect();
        match begun.as_slice() {
            [] => similar::nearest(written, names.iter().copied()).map(Self::Similar),
            [_] => Some(Self::Called(begun)),
            _ => Some(Self::Pattern(pattern::respell(&format!("{written}*"), &begun), begun)),
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
fn meant_pattern(service: &Service, written: &str) -> String {
    let operations = service.operations_without_action.iter();
    let operation = operations.copied().find(|it| pattern::matches_ignoring_case(written, it));
    if let Some(operation) = operation {
        return format!("`{operation}` is an API operation and no IAM action: leave it out");
    }
    let Some(near) = similar_pattern(service, written) else { return newer(service, written) };
    let matched = service.actions.iter().filter(|action| pattern::matches(&near, action.name));
    let matched: Vec<_> = matched.map(|action| action.name).collect();
    match matched.as_slice() {
        [only] => format!("a similar pattern matches `{only}`: `{near}`"),
        several => format!("a similar pattern matches {} actions: `{near}`", several.len()),
    }
}

/// For patterns with one `*`, at the start or at the end.
fn similar_pattern(service: &Service, written: &str) -> Option<String> {
    let (beginnings, ends) = similar::parts(service.actions.iter().map(|action| action.name));
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
fn newer(service: &Service, written: &str) -> String {
    if !written.chars().all(is_name_character) {
        return "the name of an action is letters and digits".to_owned();
    }
    let text = format!("{}:{written}", service.prefix);
    format!(
        "the catalogue is of {}; an action that is newer is written `unchecked(\"{text}\")`",
        service.facts
    )
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '*' | '?')
}
