//! A statement as its document has it: `level(..)` and `except` worked out into lists of names.

use super::action::{ActionEntry, ActionMeaning, ActionSet};
use super::condition::Condition;
use super::policy::Statement;
use super::resource::Resource;
use crate::facts::catalog::{ActionInfo, Service};
use crate::syntax::Effect;
use crate::text::list::{distinct, try_each};
use std::borrow::Cow;
use std::ptr;

/// What is emitted: names and patterns, with their prefixes.
pub type Names<'e> = Vec<Cow<'e, str>>;

/// A statement of which everything is known that a document says.
pub struct Emitted<'e, 'p> {
    /// The statement.
    pub statement: &'e Statement<'p>,
    /// What it does.
    pub effect: Effect,
    /// Its actions.
    pub actions: Names<'e>,
    /// Its resources.
    pub resources: Vec<&'e Resource<'p>>,
}

impl Emitted<'_, '_> {
    /// The name of the statement.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        let sid = self.statement.written.sid.as_ref().map(|sid| &*sid.value);
        sid.filter(|it| !it.is_empty())
    }
}

/// The items of a list that are known, with what each is emitted as.
pub struct Listed<'e> {
    /// The items.
    pub items: Vec<&'e ActionEntry<'e>>,
    /// What all items are emitted as, one after the other.
    pub names: Names<'e>,
    /// Where the names of each item end.
    ends: Vec<usize>,
}

impl<'e> Listed<'e> {
    /// What an item is emitted as.
    #[must_use]
    pub fn names_of(&self, index: usize) -> &[Cow<'e, str>] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.names[start..self.ends[index]]
    }
}

impl<'p> Statement<'p> {
    /// What a document says of it, with its actions as they are emitted; `None` if something is not known.
    #[must_use]
    pub fn emitted<'e>(&'e self, actions: Names<'e>) -> Option<Emitted<'e, 'p>> {
        let is_known = |it: &Condition<'_>| it.key.is_ok() && it.operator.is_ok();
        let are_known = self.conditions.iter().all(is_known);
        let effect = self.effect().filter(|_| are_known && !self.written.broken)?;
        let resources = try_each(&self.resources.items, |it| it.resource.as_ref())?;
        Some(Emitted { statement: self, effect, actions, resources })
    }

    /// What its actions are emitted as; `None` if an item or a resource is not known.
    #[must_use]
    pub fn emitted_actions(&self) -> Option<Names<'_>> {
        if !self.emits_actions() {
            return None;
        }
        let items = try_each(&self.actions.items, |item| item.meaning.as_ref().ok())?;
        if !self.actions.except.is_empty() {
            return Some(self.difference(&items));
        }
        let mut names = Vec::new();
        for meaning in items {
            self.emit(meaning, &mut names);
        }
        Some(distinct(names))
    }

    /// Whether everything is known that its actions are worked out from.
    #[must_use]
    pub fn emits_actions(&self) -> bool {
        let ActionSet { items, except, .. } = &self.actions;
        let is_known = |it: &ActionEntry<'_>| it.meaning.is_ok();
        !self.written.broken
            && self.resources.are_known()
            && items.iter().all(is_known)
            && except.iter().all(is_known)
    }

    /// Whether all of its actions are sets that turn out empty.
    #[must_use]
    pub fn has_only_empty_sets(&self) -> bool {
        self.actions.meanings().all(|meaning| match meaning {
            ActionMeaning::Levels { members, .. } => !members.iter().any(|it| self.is_left(it)),
            _ => false,
        })
    }

    /// Item by item, those that are known.
    #[must_use]
    pub fn listed_actions(&self) -> Listed<'_> {
        let mut listed = Listed { items: Vec::new(), names: Vec::new(), ends: Vec::new() };
        for item in &self.actions.items {
            if let Ok(meaning) = &item.meaning {
                self.emit(meaning, &mut listed.names);
                listed.items.push(item);
                listed.ends.push(listed.names.len());
            }
        }
        listed
    }

    /// Whether a set of the statement holds an action: one that IAM authorises and that can be used on a resource of
    /// the statement.
    #[must_use]
    pub fn reaches(&self, action: &ActionInfo) -> bool {
        // With `not`, leaving an action out would widen the statement: every action stays.
        self.actions.negated
            || action.authorization.is_iam()
                && (self.resources.negated || self.resources.can_use(action))
    }

    /// Whether a set of the statement is worked out with an action.
    ///
    /// Where nobody reviewed what AWS's pages say of a service, its actions stay: leaving one out by mistake would
    /// narrow an `allow`, and widen what a `deny` leaves.
    fn is_left(&self, action: &ActionInfo) -> bool {
        !action.service.is_reviewed || self.reaches(action) && !self.leaves_out(action)
    }

    fn emit<'e>(&self, meaning: &'e ActionMeaning<'p>, out: &mut Names<'e>) {
        let before = out.len();
        match meaning {
            ActionMeaning::Named(action) => out.push(Cow::Borrowed(action.qualified_name)),
            ActionMeaning::Pattern { service, name, matched } => {
                if self.expands {
                    self.emit_each(matched, out);
                }
                // A pattern whose actions are all left out stays: an empty list means something else.
                if out.len() == before {
                    out.push(format!("{}:{name}", service.prefix).into());
                }
            }
            ActionMeaning::Unchecked(text) => out.push(Cow::Borrowed(text)),
            ActionMeaning::Every => out.push(Cow::Borrowed("*")),
            ActionMeaning::Levels { members, .. } => self.emit_each(members, out),
        }
    }

    fn emit_each(&self, actions: &[&'static ActionInfo], out: &mut Names<'_>) {
        for action in actions {
            if self.is_left(action) {
                out.push(Cow::Borrowed(action.qualified_name));
            }
        }
    }

    /// The set difference: catalogued actions in catalogue order, service by service, then the others.
    fn difference<'e>(&self, items: &[&'e ActionMeaning<'p>]) -> Names<'e> {
        let is_held = |action: &ActionInfo| {
            items.iter().any(|meaning| match meaning {
                // What the author names is never dropped.
                ActionMeaning::Named(named) => ptr::eq(*named, action),
                ActionMeaning::Unchecked(_) => false,
                _ => meaning.covers(action.qualified_name) && self.is_left(action),
            })
        };
        let mut services: Vec<&'static Service> = Vec::new();
        for service in items.iter().filter_map(|meaning| Some(meaning.actions().first()?.service)) {
            if !services.iter().any(|it| ptr::eq(*it, service)) {
                services.push(service);
            }
        }
        let mut names: Names<'_> = Vec::new();
        for service in services {
            for action in service.actions() {
                if is_held(action) {
                    names.push(Cow::Borrowed(action.qualified_name));
                }
            }
        }
        for meaning in items {
            if let ActionMeaning::Unchecked(text) = meaning
                && !names.iter().any(|name| name.eq_ignore_ascii_case(text))
            {
                names.push(Cow::Borrowed(text));
            }
        }
        subtract(&mut names, &self.actions);
        names
    }
}

/// Removes what the exceptions of a list match.
fn subtract(names: &mut Names<'_>, list: &ActionSet<'_>) {
    names.retain(|name| !list.excepts(name));
}
