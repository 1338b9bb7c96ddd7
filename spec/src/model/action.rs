//! The actions of a statement, looked up in the catalog.

use super::fault::ActionFault;
use super::symbol::{self, Effort};
use crate::facts::catalog::{AccessLevel, ActionInfo, Service};
use crate::syntax::ActionItem;
use crate::text::bytes::{Ends, ends};
use crate::text::{Span, wildcard};
use std::borrow::Cow;

/// An `Action` or `NotAction` element.
pub struct ActionSet<'p> {
    /// The set is every action except those listed: `NotAction`.
    pub negated: bool,
    /// The listed actions.
    pub items: Vec<ActionEntry<'p>>,
    /// The items after `except`.
    pub except: Vec<ActionEntry<'p>>,
}

/// An item of an action list.
pub struct ActionEntry<'p> {
    /// The syntax node that the entry was lowered from.
    pub written: &'p ActionItem<'p>,
    /// The smallest span that names the action.
    pub span: Span,
    /// The meaning of the item, or why it has none.
    pub meaning: Result<ActionMeaning<'p>, ActionFault<'p>>,
}

/// The meaning of an item of an action list.
pub enum ActionMeaning<'p> {
    /// A single action.
    Named(&'static ActionInfo),
    /// The actions that match a pattern.
    Pattern {
        /// The service of the actions.
        service: &'static Service,
        /// The pattern after the service prefix, as emitted.
        name: Cow<'p, str>,
        /// The matching actions in the catalog.
        matched: Vec<&'static ActionInfo>,
    },
    /// The actions that have one of some access levels.
    Levels {
        /// The service of the actions.
        service: &'static Service,
        /// The access levels.
        levels: Vec<AccessLevel>,
        /// The actions of the service with one of these access levels.
        members: Vec<&'static ActionInfo>,
    },
    /// Every action of every service: `*`.
    Every,
    /// A name that is not looked up in the catalog.
    Unchecked(&'p str),
}

impl ActionMeaning<'_> {
    /// Returns the catalog actions that it matches.
    #[must_use]
    pub fn actions(&self) -> &[&'static ActionInfo] {
        match self {
            Self::Named(action) => std::slice::from_ref(action),
            Self::Pattern { matched, .. } => matched,
            Self::Levels { members, .. } => members,
            Self::Every | Self::Unchecked(_) => &[],
        }
    }

    /// Returns whether [`actions`](Self::actions) is everything that it matches.
    #[must_use]
    pub(super) fn is_in_catalog(&self) -> bool {
        !matches!(self, Self::Every | Self::Unchecked(_))
    }

    /// Returns whether it matches an action, given with its service prefix and compared as IAM compares names.
    #[must_use]
    pub fn covers(&self, qualified_name: &str) -> bool {
        match self {
            Self::Named(_) | Self::Levels { .. } => self
                .actions()
                .iter()
                .any(|it| it.qualified_name.eq_ignore_ascii_case(qualified_name)),
            Self::Pattern { service, name, .. } => {
                let pattern = format!("{}:{name}", service.prefix);
                wildcard::matches_ignoring_case(&pattern, qualified_name)
            }
            Self::Every => true,
            Self::Unchecked(text) => wildcard::matches_ignoring_case(text, qualified_name),
        }
    }
}

impl<'p> ActionSet<'p> {
    /// Returns the span from the first item to the last one, if there are any.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Some(self.items.first()?.span.to(self.items.last()?.span))
    }

    /// Returns the meanings of the items that have one.
    pub fn meanings(&self) -> impl Iterator<Item = &ActionMeaning<'p>> {
        self.items.iter().filter_map(|item| item.meaning.as_ref().ok())
    }

    /// Returns the services of the listed actions, without duplicates.
    #[must_use]
    pub fn services(&self) -> Vec<&'static Service> {
        let mut services: Vec<&'static Service> = Vec::new();
        for meaning in self.meanings() {
            for action in meaning.actions() {
                if !services.iter().any(|it| std::ptr::eq(*it, action.service)) {
                    services.push(action.service);
                }
            }
        }
        services
    }

    /// Returns whether `except` removes the action with this name.
    #[must_use]
    pub(super) fn excepts(&self, qualified_name: &str) -> bool {
        let mut meanings = self.except.iter().filter_map(|item| item.meaning.as_ref().ok());
        meanings.any(|meaning| meaning.covers(qualified_name))
    }

    /// Returns the catalog actions that an item matches, minus the exceptions.
    #[must_use]
    pub fn left<'m>(&self, meaning: &'m ActionMeaning<'_>) -> Cow<'m, [&'static ActionInfo]> {
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

    /// Returns the matching actions of each pattern in the list.
    pub fn patterns(&self) -> impl Iterator<Item = &[&'static ActionInfo]> {
        self.meanings().filter_map(|meaning| match meaning {
            ActionMeaning::Pattern { matched, .. } => Some(matched.as_slice()),
            _ => None,
        })
    }

    /// Returns the items that name actions, one by one or with a pattern, and that still have actions after the
    /// exceptions.
    pub fn named(
        &self,
    ) -> impl Iterator<Item = (&ActionEntry<'p>, &ActionMeaning<'p>, Cow<'_, [&'static ActionInfo]>)>
    {
        self.items.iter().filter_map(|item| match &item.meaning {
            Ok(meaning @ (ActionMeaning::Named(_) | ActionMeaning::Pattern { .. })) => {
                let left = self.left(meaning);
                (!left.is_empty()).then_some((item, meaning, left))
            }
            _ => None,
        })
    }

    /// Returns the catalog actions that the items match, minus the exceptions; `None` if an item is unknown or also
    /// matches actions that are not in the catalog.
    #[must_use]
    pub fn cataloged(&self) -> Option<Vec<&'static ActionInfo>> {
        let mut actions = Vec::new();
        for item in &self.items {
            match &item.meaning {
                Ok(meaning) if meaning.is_in_catalog() => {
                    actions.extend_from_slice(&self.left(meaning));
                }
                _ => return None,
            }
        }
        Some(actions)
    }

    /// Returns whether the list may match an action, given with its service prefix. An item with a fault may match
    /// anything.
    #[must_use]
    pub fn may_cover(&self, qualified_name: &str) -> bool {
        let mut meanings = self.items.iter().map(|item| item.meaning.as_ref());
        let is_named = meanings.any(|it| it.map_or(true, |it| it.covers(qualified_name)));
        (is_named && !self.excepts(qualified_name)) != self.negated
    }
}

/// Returns whether every action that matches `inner` also matches `outer`, compared as IAM compares names. Both are
/// names or patterns with a service prefix.
///
/// Most names are not patterns, and most patterns differ at the start or the end, so the common cases need no copies.
#[must_use]
pub fn covers(outer: &str, inner: &str, effort: &mut Effort) -> bool {
    match ends(outer, inner, true) {
        Ends::Differ => false,
        Ends::Whole => true,
        Ends::Match => symbol::covers(&symbol::of_action(outer), &symbol::of_action(inner), effort),
    }
}

/// Returns whether some action matches both names or patterns.
#[must_use]
pub fn overlaps(left: &str, right: &str, effort: &mut Effort) -> bool {
    symbol::overlap(&symbol::of_action(left), &symbol::of_action(right), effort)
}
