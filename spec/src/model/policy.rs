//! What a policy means.

use super::action::{ActionMeaning, ActionSet};
use super::condition::Condition;
use super::fault::ResourceFault;
use super::resource::ResourceSet;
use super::runtime::RuntimeValues;
use crate::facts::catalog::ActionInfo;
use crate::syntax::{self, Effect, PolicyKind};
use std::ptr;

/// A policy.
pub struct Policy<'p> {
    /// As it is written.
    pub written: &'p syntax::Policy<'p>,
    /// What it is for, which decides what may be written in it.
    pub kind: PolicyKind,
    /// What its ARNs fall back on.
    pub settings: Settings<'p>,
    /// Its statements, in their order.
    pub statements: Vec<Statement<'p>>,
    /// What each runtime value has to be.
    pub runtime: RuntimeValues,
}

/// The defaults for ARNs without a partition, region or account.
#[derive(Default)]
pub struct Settings<'p> {
    /// The partition.
    pub partition: Option<Setting<'p>>,
    /// The region.
    pub region: Option<Setting<'p>>,
    /// The account.
    pub account: Option<Setting<'p>>,
    /// What is wrong with them; a wrong one counts as `*`.
    pub faults: Vec<ResourceFault<'p>>,
}

/// What is written for a part of an ARN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Setting<'p> {
    /// A text, wildcards included.
    Text(&'p str),
    /// A runtime value, by its id.
    Runtime(usize),
}

impl<'p> Setting<'p> {
    /// The text, if it is one.
    #[must_use]
    pub const fn text(self) -> Option<&'p str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Runtime(_) => None,
        }
    }

    /// The id of the runtime value, if it is one.
    #[must_use]
    pub const fn runtime(self) -> Option<usize> {
        match self {
            Self::Text(_) => None,
            Self::Runtime(id) => Some(id),
        }
    }
}

/// A statement.
pub struct Statement<'p> {
    /// As it is written.
    pub written: &'p syntax::Statement<'p>,
    /// Its patterns are emitted as the actions that they match.
    pub expands: bool,
    /// What it allows or denies.
    pub actions: ActionSet<'p>,
    /// On what.
    pub resources: ResourceSet<'p>,
    /// When: all of these have to be true.
    pub conditions: Vec<Condition<'p>>,
    /// The actions of its sets that lack a resource, which no statement of the policy gives them.
    pub lacking: Vec<&'static ActionInfo>,
}

/// An action that a pattern matches, and that its statement can never allow or deny: it applies to no resource
/// of the statement, a resource that it needs is missing, or a condition is about a key that it never carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The position of the statement.
    pub statement: usize,
    /// The action, with its prefix.
    pub action: &'static str,
}

impl Policy<'_> {
    /// The number of action names that are accepted without an entry in a catalog.
    #[must_use]
    pub fn unchecked_actions(&self) -> usize {
        let mut count = 0;
        for statement in &self.statements {
            for item in &statement.actions.items {
                let is_unchecked = match &item.meaning {
                    Ok(meaning) => matches!(meaning, ActionMeaning::Unchecked(_)),
                    Err(fault) => fault.is_of_unchecked(),
                };
                let is_name = matches!(item.written.kind, syntax::ActionKind::Name { .. });
                count += usize::from(is_name && is_unchecked);
            }
        }
        count
    }
}

impl Statement<'_> {
    /// What it does, if that is known.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        self.written.effect.as_ref().map(|effect| effect.value)
    }

    /// Whether a set omits an action because the statement can never allow or deny it: rules are stricter with a name
    /// than with a set.
    #[must_use]
    pub(super) fn leaves_out(&self, action: &ActionInfo) -> bool {
        self.is_ruled_out(action) || self.lacking.iter().any(|it| ptr::eq(*it, action))
    }

    /// Whether an item is a set, which is emitted as its actions.
    #[must_use]
    pub fn is_set(&self, meaning: &ActionMeaning<'_>) -> bool {
        match meaning {
            ActionMeaning::Levels { .. } => true,
            ActionMeaning::Pattern { .. } => !self.actions.except.is_empty(),
            ActionMeaning::Named(_) | ActionMeaning::Every | ActionMeaning::Unchecked(_) => false,
        }
    }

    /// Whether a condition is never true for an action because the action never carries its key.
    #[must_use]
    pub(super) fn is_ruled_out(&self, action: &ActionInfo) -> bool {
        let rules_out = |it: &Condition<'_>| {
            it.key_info()
                .is_some_and(|info| it.needs_key(info) && !self.resources.carry(action, info))
                && it.operator.is_ok()
                && !it.is_true_without_key()
        };
        !self.actions.negated && self.conditions.iter().any(rules_out)
    }
}
