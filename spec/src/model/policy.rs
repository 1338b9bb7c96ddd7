//! The meaning of a policy and of its statements.

use super::action::{ActionMeaning, ActionSet};
use super::condition::Condition;
use super::fault::ResourceFault;
use super::principal::PrincipalSet;
use super::resource::ResourceSet;
use super::runtime::RuntimeValues;
use crate::facts::catalog::{ActionInfo, KINDS, KindInfo, UnknownName};
use crate::syntax::{self, Effect, PolicyType};
use std::ptr;
use std::str::FromStr;

/// A lowered policy.
pub struct Policy<'p> {
    /// The syntax tree that the policy was lowered from.
    pub written: &'p syntax::Policy<'p>,
    /// The policy type, which determines what is allowed in it.
    pub kind: PolicyType,
    /// The defaults for its ARNs.
    pub settings: Settings<'p>,
    /// Its statements in order.
    pub statements: Vec<Statement<'p>>,
    /// What each runtime value must be.
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
    /// What is wrong with the settings; an invalid one becomes `*`.
    pub faults: Vec<ResourceFault<'p>>,
}

/// A value for a part of an ARN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Setting<'p> {
    /// A string, wildcards included.
    Text(&'p str),
    /// A runtime value, by its id.
    Runtime(usize),
}

impl<'p> Setting<'p> {
    /// Returns the string, if it is one.
    #[must_use]
    pub const fn text(self) -> Option<&'p str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Runtime(_) => None,
        }
    }

    /// Returns the id of the runtime value, if it is one.
    #[must_use]
    pub const fn runtime(self) -> Option<usize> {
        match self {
            Self::Text(_) => None,
            Self::Runtime(id) => Some(id),
        }
    }
}

/// A lowered statement.
pub struct Statement<'p> {
    /// The syntax node that the statement was lowered from.
    pub written: &'p syntax::Statement<'p>,
    /// Patterns are emitted as the actions that match them.
    pub expands: bool,
    /// The actions that it allows or denies.
    pub actions: ActionSet<'p>,
    /// The resources that it applies to.
    pub resources: ResourceSet<'p>,
    /// The conditions, all of which have to be true.
    pub conditions: Vec<Condition<'p>>,
    /// Who it applies to, if it says so.
    pub principals: Option<PrincipalSet<'p>>,
    /// The actions of its sets that need a resource which no statement of the policy has.
    pub lacking: Vec<&'static ActionInfo>,
}

/// An action that matches a pattern, although its statement can never allow or deny it: it can't be used on any
/// resource of the statement, a resource that it needs is missing, or a condition has a key that its requests never
/// carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The index of the statement.
    pub statement: usize,
    /// The action with its service prefix.
    pub action: &'static str,
}

/// Returns the facts about a type of policies.
#[must_use]
pub fn kind_info(kind: PolicyType) -> &'static KindInfo {
    let info = KINDS.iter().find(|it| it.name == kind.name());
    info.unwrap_or(&KINDS[0])
}

/// Reads the name of a type of policies, or what another tool of AWS calls it, in any letter case:
/// `trust`, `SERVICE_CONTROL_POLICY`, `AWS::IAM::AssumeRolePolicyDocument`.
impl FromStr for PolicyType {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let is_name = |it: &&KindInfo| {
            let names = it.constants.iter().chain(std::iter::once(&it.name));
            names.copied().any(|it| it.eq_ignore_ascii_case(name))
        };
        let info = KINDS.iter().find(is_name);
        let known = Self::ALL.iter().find(|it| info.is_some_and(|info| info.name == it.name()));
        known.copied().ok_or_else(|| UnknownName::new("policy type", name))
    }
}

impl Policy<'_> {
    /// Returns the facts about its type.
    #[must_use]
    pub fn kind_info(&self) -> &'static KindInfo {
        kind_info(self.kind)
    }

    /// Returns the number of action names that are accepted without a catalog entry.
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
    /// Returns the effect of the statement, if it is known.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        self.written.effect.as_ref().map(|effect| effect.value)
    }

    /// Returns whether a set omits an action because the statement can never allow or deny it. Rules are stricter
    /// with a name than with a set.
    #[must_use]
    pub(super) fn leaves_out(&self, action: &ActionInfo) -> bool {
        self.is_ruled_out(action) || self.lacking.iter().any(|it| ptr::eq(*it, action))
    }

    /// Returns whether it has a list of resources, even an empty one: the statements of a trust policy have none.
    #[must_use]
    pub fn has_resources(&self) -> bool {
        let is_empty = |it: &syntax::EmptyList| it.element == syntax::Element::Resource;
        self.principals.is_none()
            || !self.resources.items.is_empty()
            || self.written.empty.iter().any(is_empty)
    }

    /// Returns whether a condition limits the statement to resources with a tag.
    #[must_use]
    pub fn requires_resource_tag(&self) -> bool {
        let is_of_resource = |it: &Condition<'_>| {
            it.key_name().split('/').next().is_some_and(|it| it.ends_with(":ResourceTag"))
        };
        self.conditions
            .iter()
            .any(|it| is_of_resource(it) && it.operator.is_ok() && !it.is_true_without_key())
    }

    /// Returns whether an item is a set, which is emitted as a list of its actions.
    #[must_use]
    pub fn is_set(&self, meaning: &ActionMeaning<'_>) -> bool {
        match meaning {
            ActionMeaning::Levels { .. } => true,
            ActionMeaning::Pattern { .. } => !self.actions.except.is_empty(),
            ActionMeaning::Named(_) | ActionMeaning::Every | ActionMeaning::Unchecked(_) => false,
        }
    }

    /// Returns whether a condition is never true for an action because its requests never carry the key.
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
