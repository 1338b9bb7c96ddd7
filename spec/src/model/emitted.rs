//! A statement as it is emitted: `level(..)` and `except` expand to lists of names.

use super::action::{ActionEntry, ActionMeaning, ActionSet};
use super::condition::Condition;
use super::policy::Statement;
use super::resource::Resource;
use crate::facts::catalog::{ActionInfo, Service};
use crate::syntax::Effect;
use crate::text::list::{distinct, try_each};
use std::borrow::Cow;
use std::ptr;

/// Emitted names and patterns, with their service prefixes.
pub type Names<'e> = Vec<Cow<'e, str>>;

/// A statement whose emitted JSON is fully known.
pub struct Emitted<'e, 'p> {
    /// The statement.
    pub statement: &'e Statement<'p>,
    /// The effect of the statement.
    pub effect: Effect,
    /// The emitted actions.
    pub actions: Names<'e>,
    /// The resources.
    pub resources: Vec<&'e Resource<'p>>,
}

impl Emitted<'_, '_> {
    /// Returns the `Sid` of the statement, unless it is empty.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        let sid = self.statement.written.sid.as_ref().map(|sid| &*sid.value);
        sid.filter(|it| !it.is_empty())
    }
}

/// The known items of an action list, with the names that they emit.
pub struct Listed<'e> {
    /// The items.
    pub items: Vec<&'e ActionEntry<'e>>,
    /// The names that the items emit, in order.
    pub names: Names<'e>,
    /// For each item, the index where its names end.
    ends: Vec<usize>,
}

impl<'e> Listed<'e> {
    /// Returns the names that an item emits.
    #[must_use]
    pub fn names_of(&self, index: usize) -> &[Cow<'e, str>] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.names[start..self.ends[index]]
    }
}

impl<'p> Statement<'p> {
    /// Returns the statement as emitted, with these actions; `None` if a part of it is unknown.
    #[must_use]
    pub fn emitted<'e>(&'e self, actions: Names<'e>) -> Option<Emitted<'e, 'p>> {
        let is_known = |it: &Condition<'_>| it.key.is_ok() && it.operator.is_ok();
        let are_known = self.conditions.iter().all(is_known);
        let effect = self.effect().filter(|_| are_known && !self.written.broken)?;
        let resources = try_each(&self.resources.items, |it| it.resource.as_ref())?;
        Some(Emitted { statement: self, effect, actions, resources })
    }

    /// Returns the emitted actions; `None` if an item or a resource is unknown.
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

    /// Returns whether everything that its emitted actions depend on is known.
    #[must_use]
    pub fn emits_actions(&self) -> bool {
        let ActionSet { items, except, .. } = &self.actions;
        let is_known = |it: &ActionEntry<'_>| it.meaning.is_ok();
        !self.written.broken
            && self.resources.are_known()
            && items.iter().all(is_known)
            && except.iter().all(is_known)
    }

    /// Returns whether all of its actions are sets that expand to nothing.
    #[must_use]
    pub fn has_only_empty_sets(&self) -> bool {
        self.actions.meanings().all(|meaning| match meaning {
            ActionMeaning::Levels { members, .. } => !members.iter().any(|it| self.is_left(it)),
            _ => false,
        })
    }

    /// Returns the known items of the action list, with the names that each emits.
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

    /// Returns whether the sets of the statement include an action: one that IAM authorizes and that can be used on a
    /// resource of the statement.
    #[must_use]
    pub fn reaches(&self, action: &ActionInfo) -> bool {
        // With `not`, removing an action would widen the statement, so every action stays.
        self.actions.negated
            || action.authorization.is_iam()
                && (self.resources.negated || self.resources.can_use(action))
    }

    /// Returns whether an action stays in the expansion of a set.
    ///
    /// Actions stay if nobody has reviewed the facts of their service: removing one by mistake would narrow an
    /// `allow`, or make a `deny` weaker.
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
                // A pattern stays if all of its actions are removed: an empty list means something else.
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

    /// Returns the set difference: catalog actions in catalog order, service by service, and then the others.
    fn difference<'e>(&self, items: &[&'e ActionMeaning<'p>]) -> Names<'e> {
        let is_held = |action: &ActionInfo| {
            items.iter().any(|meaning| match meaning {
                // A name that the author writes is never dropped.
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

/// Removes the names that the exceptions of a list match.
fn subtract(names: &mut Names<'_>, list: &ActionSet<'_>) {
    names.retain(|name| !list.excepts(name));
}
