//! Which actions a statement is about.

use super::fault::ActionFault;
use super::symbol::{self, Effort};
use crate::facts::catalog::{AccessLevel, ActionInfo, Service};
use crate::syntax::ActionItem;
use crate::text::bytes::{Ends, ends};
use crate::text::{Span, wildcard};
use std::borrow::Cow;

/// `Action` or `NotAction`.
pub struct ActionSet<'p> {
    /// All but these: `NotAction`.
    pub negated: bool,
    /// What is named.
    pub items: Vec<ActionEntry<'p>>,
    /// The items after `except`.
    pub except: Vec<ActionEntry<'p>>,
}

/// An item of an action list.
pub struct ActionEntry<'p> {
    /// As it is written.
    pub written: &'p ActionItem<'p>,
    /// The smallest run that names it.
    pub span: Span,
    /// What it means.
    pub meaning: Result<ActionMeaning<'p>, ActionFault<'p>>,
}

/// The meaning of an item of an action list.
pub enum ActionMeaning<'p> {
    /// One action.
    Named(&'static ActionInfo),
    /// The actions that a pattern matches.
    Pattern {
        /// Their service.
        service: &'static Service,
        /// The pattern after the prefix, as it is emitted.
        name: Cow<'p, str>,
        /// The actions.
        matched: Vec<&'static ActionInfo>,
    },
    /// The actions of some access levels.
    Levels {
        /// Their service.
        service: &'static Service,
        /// The levels.
        levels: Vec<AccessLevel>,
        /// The actions.
        members: Vec<&'static ActionInfo>,
    },
    /// Every action of AWS.
    Every,
    /// A name that no catalog is asked about.
    Unchecked(&'p str),
}

impl ActionMeaning<'_> {
    /// The actions in the catalog that it matches.
    #[must_use]
    pub fn actions(&self) -> &[&'static ActionInfo] {
        match self {
            Self::Named(action) => std::slice::from_ref(action),
            Self::Pattern { matched, .. } => matched,
            Self::Levels { members, .. } => members,
            Self::Every | Self::Unchecked(_) => &[],
        }
    }

    /// Whether `actions` is everything that it matches.
    #[must_use]
    pub(super) fn is_in_catalog(&self) -> bool {
        !matches!(self, Self::Every | Self::Unchecked(_))
    }

    /// Whether it matches an action, given with its prefix, as IAM compares names.
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
    /// The meanings of the items that have one.
    pub fn meanings(&self) -> impl Iterator<Item = &ActionMeaning<'p>> {
        self.items.iter().filter_map(|item| item.meaning.as_ref().ok())
    }

    /// The services whose actions are named, each once.
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

    /// Whether `except` removes the action of this name.
    #[must_use]
    pub(super) fn excepts(&self, qualified_name: &str) -> bool {
        let mut meanings = self.except.iter().filter_map(|item| item.meaning.as_ref().ok());
        meanings.any(|meaning| meaning.covers(qualified_name))
    }

    /// The actions in the catalog that an item matches, without the exceptions.
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

    /// What each pattern of the list matches.
    pub fn patterns(&self) -> impl Iterator<Item = &[&'static ActionInfo]> {
        self.meanings().filter_map(|meaning| match meaning {
            ActionMeaning::Pattern { matched, .. } => Some(matched.as_slice()),
            _ => None,
        })
    }

    /// The items that name actions, one by one or by a pattern, and of which the exceptions leave some.
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

    /// The actions in the catalog that the items match, without the exceptions; `None` if an item matches others too,
    /// or is not known.
    #[must_use]
    pub fn catalogued(&self) -> Option<Vec<&'static ActionInfo>> {
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

    /// Whether the list may match an action, given with its prefix; an item with a fault may match anything.
    #[must_use]
    pub fn may_cover(&self, qualified_name: &str) -> bool {
        let mut meanings = self.items.iter().map(|item| item.meaning.as_ref());
        let is_named = meanings.any(|it| it.map_or(true, |it| it.covers(qualified_name)));
        (is_named && !self.excepts(qualified_name)) != self.negated
    }
}

/// Whether one name or pattern, with its prefix, matches every action that another one matches, as IAM compares names.
///
/// Most names are not patterns, and most patterns start or end differently, which needs no copies.
#[must_use]
pub fn covers(outer: &str, inner: &str, effort: &mut Effort) -> bool {
    match ends(outer, inner, true) {
        Ends::Differ => false,
        Ends::Whole => true,
        Ends::Match => symbol::covers(&symbol::of_action(outer), &symbol::of_action(inner), effort),
    }
}

/// Whether an action matches both names or patterns.
#[must_use]
pub fn overlaps(left: &str, right: &str, effort: &mut Effort) -> bool {
    symbol::overlap(&symbol::of_action(left), &symbol::of_action(right), effort)
}
