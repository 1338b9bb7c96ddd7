//! Looks up the items of an action list: services, actions, patterns, access levels.

use super::reading::Reading;
use crate::facts::catalog::{self, AccessLevel, ActionInfo, DEFAULT_SERVICE, Service};
use crate::model::action::{ActionEntry, ActionMeaning, ActionSet};
use crate::model::fault::{ActionFault, ServiceFault, TextFault, is_name_character};
use crate::syntax::characters::first_refused;
use crate::syntax::{ActionItem, ActionKind, Actions};
use crate::text::list::each;
use crate::text::{Text, similar, wildcard};

pub(super) fn lower<'p>(reading: Reading<'_>, actions: &'p Actions<'p>) -> ActionSet<'p> {
    let mut names = Names { reading, prefix: "", service: Err(ServiceFault::Unknown) };
    let items = each(&actions.items, |item| names.item(item));
    let except = each(&actions.except, |item| names.item(item));
    ActionSet { negated: actions.negated, items, except }
}

type Meaning<'p> = Result<ActionMeaning<'p>, ActionFault<'p>>;

struct Names<'r, 'p> {
    reading: Reading<'r>,
    /// The service prefix of the last lookup: consecutive actions often share it.
    prefix: &'p str,
    service: Result<&'static Service, ServiceFault>,
}

impl<'p> Names<'_, 'p> {
    fn item(&mut self, item: &'p ActionItem<'p>) -> ActionEntry<'p> {
        let meaning = match &item.kind {
            ActionKind::Name { prefix, name, whole } => {
                self.name(prefix.as_ref(), name, whole.as_deref())
            }
            ActionKind::Levels { prefix, levels } => self.levels(prefix.as_ref(), levels),
            ActionKind::Every => Ok(ActionMeaning::Every),
            ActionKind::Unchecked(text) => known_or_unchecked(&text.value),
        };
        ActionEntry { written: item, span: item.span, meaning }
    }

    fn name(
        &mut self,
        prefix: Option<&'p Text<'p>>,
        name: &'p Text<'p>,
        whole: Option<&'p str>,
    ) -> Meaning<'p> {
        if prefix.is_none() && !self.reading.has_default_service() {
            return Err(ActionFault::NoService);
        }
        let service = self.service(prefix);
        if let Some(whole) = whole {
            let is_uncataloged = matches!(service, Err(ServiceFault::Uncataloged));
            let is_known = || service.is_ok_and(|it| it.action(&name.value).is_some());
            if is_uncataloged && self.reading.passes_uncataloged()
                || self.reading.passes(whole) && !is_known()
            {
                return unchecked(whole);
            }
        }
        let service = service.map_err(ActionFault::Service)?;
        if name.value.is_empty() {
            return Err(ActionFault::NoName(service));
        }
        if wildcard::has_wildcard(&name.value) {
            return pattern(service, &name.value);
        }
        match service.action(&name.value) {
            Some(action) => Ok(ActionMeaning::Named(action)),
            None => Err(ActionFault::Unknown(service)),
        }
    }

    fn levels(&mut self, prefix: Option<&'p Text<'p>>, names: &'p [Text<'p>]) -> Meaning<'p> {
        let service = self.service(prefix).map_err(ActionFault::Service)?;
        let mut levels = Vec::new();
        for name in names {
            let level = AccessLevel::ALL.iter().find(|level| level.name() == name.value);
            levels.push(*level.ok_or(ActionFault::Level)?);
        }
        if levels.is_empty() {
            return Err(ActionFault::Level);
        }
        let of_levels = |action: &&ActionInfo| {
            action.retired.is_none() && action.access_level.is_some_and(|it| levels.contains(&it))
        };
        let members = service.actions().iter().filter(of_levels).collect();
        Ok(ActionMeaning::Levels { service, levels, members })
    }

    fn service(&mut self, prefix: Option<&'p Text<'p>>) -> Result<&'static Service, ServiceFault> {
        let Some(prefix) = prefix else { return Ok(DEFAULT_SERVICE) };
        if self.prefix != prefix.value {
            self.prefix = &prefix.value;
            self.service = match catalog::service(&prefix.value) {
                Some(service) => Ok(service),
                None if catalog::is_service_prefix(&prefix.value) => Err(ServiceFault::Uncataloged),
                None if wildcard::has_wildcard(&prefix.value) => Err(ServiceFault::Wildcard),
                None => Err(ServiceFault::Unknown),
            };
        }
        self.service
    }
}

/// Lowers a pattern, which matches the actions that exist. A pattern that matches only retired actions is as valid as
/// their names.
fn pattern<'p>(service: &'static Service, name: &'p str) -> Meaning<'p> {
    let matching = |action: &&ActionInfo| wildcard::matches_ignoring_case(name, action.name);
    let mut matched: Vec<_> = service.actions().iter().filter(matching).collect();
    if matched.iter().any(|it| it.retired.is_none()) {
        matched.retain(|it| it.retired.is_none());
    }
    if matched.is_empty() {
        return Err(ActionFault::NoMatch(service));
    }
    let names = each(&matched, |action| action.name);
    let name = wildcard::respell(name, &names);
    Ok(ActionMeaning::Pattern { service, name, matched })
}

/// Lowers an `unchecked` name. If it is in the catalog, it is checked anyway, and so is a service prefix that closely
/// resembles a known one.
fn known_or_unchecked(text: &str) -> Meaning<'_> {
    let meaning = unchecked(text)?;
    let (prefix, name) = text.split_once(':').unwrap_or_default();
    let Some(service) = catalog::service(prefix) else {
        let prefixes = || catalog::services().into_iter().map(|it| it.prefix);
        let is_near = || similar::nearest(prefix, prefixes()).is_some();
        let is_known = catalog::is_service_prefix(prefix);
        return if !is_known && (catalog::is_cognito(prefix) || is_near()) {
            Err(ActionFault::Service(ServiceFault::Unknown))
        } else {
            Ok(meaning)
        };
    };
    if wildcard::has_wildcard(name) {
        return pattern(service, name).or(Ok(meaning));
    }
    Ok(service.action(name).map_or(meaning, ActionMeaning::Named))
}

fn unchecked(text: &str) -> Meaning<'_> {
    if let Some(character) = first_refused(text) {
        return Err(ActionFault::Text(TextFault::Character(character)));
    }
    let well_formed = text.split_once(':').is_some_and(|(prefix, name)| {
        let in_prefix = |it: char| it.is_ascii_alphanumeric() || it == '-';
        !prefix.is_empty()
            && prefix.chars().all(in_prefix)
            && !name.is_empty()
            && name.chars().all(is_name_character)
    });
    if well_formed { Ok(ActionMeaning::Unchecked(text)) } else { Err(ActionFault::Form) }
}
