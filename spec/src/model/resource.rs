//! Which resources a statement is about.

use super::arn::ArnPattern;
use super::fault::ResourceFault;
use super::runtime::Runtime;
use super::symbol::Effort;
use crate::facts::catalog::{ActionInfo, ConditionKeyInfo, ResourceTypeInfo, ResourceUse};
use crate::syntax::ResourceItem;
use crate::text::Span;
use std::fmt;

/// `Resource` or `NotResource`.
pub struct ResourceSet<'p> {
    /// All but these: `NotResource`.
    pub negated: bool,
    /// What is named.
    pub items: Vec<ResourceEntry<'p>>,
}

/// An item of a resource list.
pub struct ResourceEntry<'p> {
    /// As it is written.
    pub written: &'p ResourceItem<'p>,
    /// What it means, if that is known.
    pub resource: Option<Resource<'p>>,
    /// What is wrong with it.
    pub faults: Vec<ResourceFault<'p>>,
}

/// The meaning of an item of a resource list.
pub struct Resource<'p> {
    /// The whole item.
    pub span: Span,
    /// Of which types it can be.
    pub target: Target,
    /// Its ARNs.
    pub arns: Arns<'p>,
    /// It was named by its type, and not as an ARN.
    pub is_typed: bool,
}

/// What a resource can be.
pub enum Target {
    /// Anything: `*`.
    Any,
    /// A resource of one of these types.
    Types(Vec<&'static ResourceTypeInfo>),
    /// A resource that no catalog is asked about.
    Unchecked,
}

/// The ARNs of a resource.
#[derive(Debug, PartialEq)]
pub enum Arns<'p> {
    /// Every one: `*`.
    Any,
    /// Those that a pattern matches.
    Pattern(Box<ArnPattern<'p>>),
    /// One that is known at run time.
    Runtime(Runtime),
}

impl Arns<'_> {
    /// Whether all ARNs of another resource are among these; see [`Pattern::covers`](super::Pattern::covers).
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (Self::Pattern(this), Self::Pattern(other)) => this.covers(other, effort),
            (Self::Runtime(this), Self::Runtime(other)) => this == other,
            _ => false,
        }
    }

    /// Whether there is an ARN that is one of both; see [`Pattern::overlaps`](super::Pattern::overlaps).
    #[must_use]
    pub fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        match (self, other) {
            (Self::Pattern(this), Self::Pattern(other)) => this.overlaps(other, effort),
            _ => true,
        }
    }

    /// How many bytes they are written in, as far as that is known.
    #[must_use]
    pub fn length(&self) -> usize {
        match self {
            Self::Any => 1,
            Self::Pattern(arn) => {
                let fields = arn.fields();
                let lengths = fields.iter().map(|it| it.length() + 1);
                "arn".len() + lengths.sum::<usize>()
            }
            Self::Runtime(_) => 0,
        }
    }

    /// The start of their resource part, up to the first wildcard, and whether that is all of it.
    #[must_use]
    pub fn start(&self) -> (&str, bool) {
        match self {
            Self::Pattern(arn) => match arn.resource.as_literal() {
                Some(text) => (text, true),
                None => (arn.resource.start(), false),
            },
            Self::Any | Self::Runtime(_) => ("", false),
        }
    }

    /// Whether a runtime value is in them.
    #[must_use]
    pub fn has_runtime(&self) -> bool {
        match self {
            Self::Any => false,
            Self::Pattern(arn) => arn.fields().iter().any(|it| it.has_runtime()),
            Self::Runtime(_) => true,
        }
    }

    /// Whether these are all.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    /// The pattern, if there is one.
    #[must_use]
    pub fn pattern(&self) -> Option<&ArnPattern<'_>> {
        match self {
            Self::Pattern(pattern) => Some(pattern),
            Self::Any | Self::Runtime(_) => None,
        }
    }
}

/// As the author writes them.
impl fmt::Display for Arns<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("*"),
            Self::Pattern(pattern) => pattern.fmt(f),
            Self::Runtime(_) => f.write_str("…"),
        }
    }
}

impl Target {
    /// Whether an action can be used on it.
    #[must_use]
    pub(super) fn applies_to(&self, action: &ActionInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => {
                for resource_type in types {
                    if action.takes(resource_type) {
                        return true;
                    }
                }
                false
            }
        }
    }

    /// Whether one of some actions can be used on it.
    #[must_use]
    pub fn goes_with_any(&self, actions: &[&ActionInfo]) -> bool {
        for action in actions {
            if self.applies_to(action) {
                return true;
            }
        }
        false
    }

    /// Whether it can be a resource of a type.
    #[must_use]
    pub fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => types.iter().any(|it| it.is(wanted)),
        }
    }
}

impl Resource<'_> {
    /// Whether it is every resource of a type, wherever it is.
    #[must_use]
    pub fn is_every(&self, wanted: &ResourceTypeInfo) -> bool {
        let is_any = |arn: &ArnPattern<'_>| {
            let any = vec!["*"; wanted.arn.fields.len()];
            // As it is written: the value of a variable or of run time is one of many, and not every one.
            let whole = arn.resource.is_star() || arn.resource.to_string() == wanted.arn.fill(&any);
            whole && [&arn.region, &arn.account].iter().all(|it| it.is_empty() || it.is_star())
        };
        matches!(self.target, Target::Any)
            || self.target.may_be(wanted) && self.arns.pattern().is_some_and(is_any)
    }
}

impl<'p> ResourceSet<'p> {
    /// Whether all items have a meaning.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.items.iter().all(|it| it.resource.is_some())
    }

    /// The meanings of the items that have one.
    pub fn known(&self) -> impl Iterator<Item = &Resource<'p>> {
        self.items.iter().filter_map(|it| it.resource.as_ref())
    }

    /// The first item that has a property, of those that have a meaning.
    ///
    /// It takes any closure as it is: an iterator is compiled anew for each.
    pub fn find(&self, is: &dyn Fn(&Resource<'p>) -> bool) -> Option<&Resource<'p>> {
        for item in &self.items {
            if let Some(resource) = &item.resource
                && is(resource)
            {
                return Some(resource);
            }
        }
        None
    }

    /// Whether one of the items that have a meaning has a property.
    pub fn any(&self, is: &dyn Fn(&Resource<'p>) -> bool) -> bool {
        self.find(is).is_some()
    }

    /// Whether one of the items that have a meaning can be a resource of a type.
    #[must_use]
    pub fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        for item in &self.items {
            if item.resource.as_ref().is_some_and(|it| it.target.may_be(wanted)) {
                return true;
            }
        }
        false
    }

    /// Whether an action can be used on one of them.
    #[must_use]
    pub fn can_use(&self, action: &ActionInfo) -> bool {
        for item in &self.items {
            if item.resource.as_ref().is_some_and(|it| it.target.applies_to(action)) {
                return true;
            }
        }
        false
    }

    /// Whether an action can be used here, as far as is known.
    #[must_use]
    pub fn may_use(&self, action: &ActionInfo) -> bool {
        self.negated || !self.are_known() || self.can_use(action)
    }

    /// Whether a request for an action carries a condition key: because of the action, or of a resource.
    #[must_use]
    pub fn carry(&self, action: &ActionInfo, key: &ConditionKeyInfo) -> bool {
        let is_key = |it: &&ConditionKeyInfo| it.name == key.name;
        if action.condition_keys.iter().any(is_key) {
            return true;
        }
        let is_open = self.negated || !self.are_known();
        for ResourceUse { resource_type, .. } in action.resource_types {
            if resource_type.condition_keys.iter().any(is_key)
                && (is_open || self.may_be(resource_type))
            {
                return true;
            }
        }
        false
    }
}
