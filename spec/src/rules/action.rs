//! The names in an action list, looked up: services, actions, patterns, access levels.

mod meant;

use super::characters;
use crate::facts::catalog::{
    self, AccessLevel, ActionInfo, Authorization, DEFAULT_SERVICE, Service,
};
use crate::rules::findings::Findings;
use crate::syntax::{ActionItem, ActionKind, Actions, Notation};
use crate::text::list::each;
use crate::text::names::similar_name;
use crate::text::{Finding, Rule, Span, Text, wildcard as pattern};
use meant::{
    is_name_character, meant_pattern, owner, preferred_prefixes, unknown_action, unknown_level,
    without_service, without_space,
};
use std::borrow::Cow;

/// An action list with its names looked up.
pub(super) struct ActionList<'p> {
    pub(super) negated: bool,
    pub(super) items: Vec<ResolvedAction<'p>>,
    pub(super) except: Vec<ResolvedAction<'p>>,
}

/// An item with its place.
pub(super) struct ResolvedAction<'p> {
    /// The smallest run that names it.
    pub(super) span: Span,
    /// `None` if its name is wrong, which was reported.
    pub(super) meaning: Option<Meaning<'p>>,
}

/// What an item stands for.
pub(super) enum Meaning<'p> {
    /// One action.
    Named(&'static ActionInfo),
    /// The actions that a pattern matches.
    Pattern {
        service: &'static Service,
        /// The pattern behind the prefix, as it is emitted.
        name: Cow<'p, str>,
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
    Unchecked(&'p str),
}

impl Meaning<'_> {
    /// The catalogued actions that it stands for.
    pub(super) fn actions(&self) -> &[&'static ActionInfo] {
        match self {
            Self::Named(action) => std::slice::from_ref(action),
            Self::Pattern { matched, .. } => matched,
            Self::Levels { members, .. } => members,
            Self::Every | Self::Unchecked(_) => &[],
        }
    }

    /// Whether `actions` is all that it stands for.
    pub(super) fn is_catalogued(&self) -> bool {
        !matches!(self, Self::Every | Self::Unchecked(_))
    }

    /// What it is called in a list of actions.
    pub(super) fn written(&self, notation: Notation) -> String {
        match self {
            Self::Named(action) => notation.action(action).to_owned(),
            Self::Pattern { service, name, .. } => {
                notation.pattern(service.prefix, service.is_default(), name)
            }
            Self::Levels { levels, .. } => {
                let names = each(levels, |level| level.name());
                format!("level({})", names.join(", "))
            }
            Self::Every => notation.every_action().to_owned(),
            Self::Unchecked(text) => (*text).to_owned(),
        }
    }

    /// Whether it stands for the action of this name, prefix included, as IAM compares them.
    pub(super) fn covers(&self, qualified_name: &str) -> bool {
        match self {
            Self::Named(_) | Self::Levels { .. } => self
                .actions()
                .iter()
                .any(|it| it.qualified_name.eq_ignore_ascii_case(qualified_name)),
            Self::Pattern { service, name, .. } => {
                let pattern = format!("{}:{name}", service.prefix);
                pattern::matches_ignoring_case(&pattern, qualified_name)
            }
            Self::Every => true,
            Self::Unchecked(text) => pattern::matches_ignoring_case(text, qualified_name),
        }
    }
}

impl ActionList<'_> {
    /// Whether the exceptions take away the action of this name.
    pub(super) fn excepts(&self, qualified_name: &str) -> bool {
        let mut meanings = self.except.iter().filter_map(|item| item.meaning.as_ref());
        meanings.any(|meaning| meaning.covers(qualified_name))
    }

    /// The catalogued actions that an item stands for, without the exceptions.
    pub(super) fn left<'m>(&self, meaning: &'m Meaning<'_>) -> Cow<'m, [&'static ActionInfo]> {
        if self.except.is_empty() {
            return Cow::Borrowed(meaning.actions());
        }
        let mut left = Vec::new();
        for action in meaning.actions() {
            if !self.excepts(action.qualified_name) {
                left.push(*action);
            }
        }
        Cow::Owned(left)
    }

    /// What each pattern of the list matches.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &[&'static ActionInfo]> {
        self.items.iter().filter_map(|item| match &item.meaning {
            Some(Meaning::Pattern { matched, .. }) => Some(matched.as_slice()),
            _ => None,
        })
    }

    /// The catalogued actions that all items stand for, without the exceptions; `None` if an item stands for others too,
    /// or is not known.
    pub(super) fn catalogued(&self) -> Option<Vec<&'static ActionInfo>> {
        let mut actions = Vec::new();
        for item in &self.items {
            match &item.meaning {
                Some(meaning) if meaning.is_catalogued() => {
                    actions.extend_from_slice(&self.left(meaning));
                }
                _ => return None,
            }
        }
        Some(actions)
    }

    /// Whether the statement can be about the action of this name, prefix included; an item that is
    /// not known may be anything.
    pub(super) fn may_hold(&self, qualified_name: &str) -> bool {
        let mut meanings = self.items.iter().map(|item| item.meaning.as_ref());
        let is_named = meanings.any(|it| it.is_none_or(|it| it.covers(qualified_name)));
        (is_named && !self.excepts(qualified_name)) != self.negated
    }
}

pub(super) fn resolve<'p>(actions: &'p Actions<'_>, findings: &mut Findings) -> ActionList<'p> {
    let mut resolver = Resolver { findings };
    let items = each(&actions.items, |item| resolver.item(item));
    let except = each(&actions.except, |item| resolver.item(item));
    ActionList { negated: actions.negated, items, except }
}

struct Resolver<'f> {
    findings: &'f mut Findings,
}

impl Resolver<'_> {
    fn item<'p>(&mut self, item: &'p ActionItem<'_>) -> ResolvedAction<'p> {
        let meaning = match &item.kind {
            ActionKind::Name { prefix, name } => self.name(prefix.as_ref(), name),
            ActionKind::Levels { prefix, levels } => self.levels(prefix.as_ref(), levels),
            ActionKind::Every => Some(Meaning::Every),
            ActionKind::Unchecked(text) => self.unchecked(text),
        };
        ResolvedAction { span: item.span, meaning }
    }

    fn name<'p>(&mut self, prefix: Option<&Text<'_>>, name: &'p Text<'_>) -> Option<Meaning<'p>> {
        if prefix.is_none() && self.findings.notation != Notation::Literal {
            self.findings.push(without_service(name));
            return None;
        }
        let service = self.service(prefix, Some(&name.value))?;
        if name.value.is_empty() {
            let message = format!("`{}:` names no action", service.prefix);
            let remedy = format!(
                "as in `{}:{}`",
                service.prefix,
                service.actions.first().map_or("*", |it| it.name)
            );
            let place = prefix.map_or(name.span, |it| it.span.to(name.span));
            self.findings.push(Finding::new(Rule::InvalidAction, place, message).help(remedy));
            return None;
        }
        if pattern::has_wildcard(&name.value) {
            return self.pattern(service, name);
        }
        if let Some(action) = service.action(&name.value) {
            return Some(Meaning::Named(action));
        }
        let searches = self.findings.may_search();
        let finding = unknown_action(service, name, self.findings.notation, searches);
        self.findings.push(finding);
        None
    }

    fn pattern<'p>(
        &mut self,
        service: &'static Service,
        name: &'p Text<'_>,
    ) -> Option<Meaning<'p>> {
        let matching =
            |action: &&ActionInfo| pattern::matches_ignoring_case(&name.value, action.name);
        let matched: Vec<_> = service.actions.iter().filter(matching).collect();
        if matched.is_empty() {
            let message = format!("no action of `{}` matches `{}`", service.prefix, name.value);
            let finding = Finding::new(Rule::InvalidAction, name.span, message);
            let searches = self.findings.may_search();
            let remedy = meant_pattern(service, &name.value, self.findings.notation, searches);
            self.findings.push(finding.help(remedy));
            return None;
        }
        let names = each(&matched, |action| action.name);
        let name = pattern::respell(&name.value, &names);
        Some(Meaning::Pattern { service, name, matched })
    }

    fn levels(
        &mut self,
        prefix: Option<&Text<'_>>,
        names: &[Text<'_>],
    ) -> Option<Meaning<'static>> {
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
        prefix: Option<&Text<'_>>,
        action: Option<&str>,
    ) -> Option<&'static Service> {
        let Some(prefix) = prefix else {
            return Some(DEFAULT_SERVICE);
        };
        let written = &*prefix.value;
        if let Some(service) = catalog::service(written) {
            return Some(service);
        }
        let finding = if catalog::is_service_prefix(written) {
            let message = format!("no catalogue for the service `{written}`");
            let is_name = |it: &&str| it.chars().all(is_name_character);
            let name = action.filter(is_name).unwrap_or("Name");
            let text = format!("{}:{name}", written.to_ascii_lowercase());
            let unchecked = self.findings.notation.unchecked(&text);
            Finding::new(Rule::UncataloguedService, prefix.span, message)
                .help(format!("an action of it is written `{unchecked}`, and emitted as it stands"))
        } else if pattern::has_wildcard(written) {
            let message = format!("`{written}` is no service: wildcards stand in the name only");
            let every = self.findings.notation.every_action();
            let remedy = format!("name the service; every action of AWS is `{every}`");
            Finding::new(Rule::InvalidServiceInAction, prefix.span, message).help(remedy)
        } else {
            let message = format!("unknown service `{written}`");
            let owner = || action.and_then(owner);
            let near = || similar_name("service", written, preferred_prefixes());
            let remedy = match action {
                _ if !self.findings.may_search() => None,
                // Patterns match in many services.
                Some(pattern) if pattern::has_wildcard(pattern) => near().or_else(owner),
                _ => owner().or_else(near),
            };
            Finding::new(Rule::InvalidServiceInAction, prefix.span, message).helps(remedy)
        };
        self.findings.push(finding);
        None
    }

    fn unchecked<'p>(&mut self, text: &'p Text<'_>) -> Option<Meaning<'p>> {
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
            return Some(Meaning::Unchecked(&text.value));
        }
        let message = format!("`{}` has not the form of an action", text.value);
        let notation = self.findings.notation;
        let remedy = if text.value.contains(char::is_whitespace) || text.value.contains(',') {
            without_space(&text.value, notation)
        } else {
            let example = notation.unchecked("s3:GetObject");
            format!("an action is a service prefix, a colon and a name: `{example}`")
        };
        self.findings.push(Finding::new(Rule::InvalidAction, text.span, message).help(remedy));
        None
    }
}

/// Why a policy has no say about an operation, and what to do instead.
pub(super) fn without_effect(action: &ActionInfo, notation: Notation) -> String {
    let name = action.name;
    let why = match action.authorization {
        Authorization::Public => format!("anyone may call `{name}`, IAM is not asked"),
        other => format!("`{name}` is authorised by {other}, not by IAM"),
    };
    match action.service.action(&format!("Admin{name}")) {
        Some(admin) => {
            format!("{why}: use `{}`, which IAM authorises", notation.action(admin))
        }
        None => format!("{why}: leave it out"),
    }
}
