//! The resources of a statement.

use super::arn::ArnPattern;
use super::fault::ResourceFault;
use super::runtime::Runtime;
use super::symbol::Effort;
use crate::facts::catalog::{ActionInfo, ConditionKeyInfo, ResourceTypeInfo, ResourceUse};
use crate::syntax::ResourceItem;
use crate::text::Span;
use std::fmt;

/// A `Resource` or `NotResource` element.
pub struct ResourceSet<'p> {
    /// The set is every resource except those listed: `NotResource`.
    pub negated: bool,
    /// The listed resources.
    pub items: Vec<ResourceEntry<'p>>,
}

/// An item of a resource list.
pub struct ResourceEntry<'p> {
    /// The syntax node that the entry was lowered from.
    pub written: &'p ResourceItem<'p>,
    /// The meaning of the item, if it is known.
    pub resource: Option<Resource<'p>>,
    /// What is wrong with it.
    pub faults: Vec<ResourceFault<'p>>,
}

/// The meaning of an item of a resource list.
pub struct Resource<'p> {
    /// The span of the full item.
    pub span: Span,
    /// The resource types that it can match.
    pub target: Target,
    /// Its ARNs.
    pub arns: Arns<'p>,
    /// It is written as a resource type rather than an ARN.
    pub is_typed: bool,
}

/// What a resource can match.
pub enum Target {
    /// Anything: `*`.
    Any,
    /// A resource of one of these types.
    Types(Vec<&'static ResourceTypeInfo>),
    /// A resource that is not looked up in the catalog.
    Unchecked,
}

/// The ARNs of a resource.
#[derive(Debug, PartialEq)]
pub enum Arns<'p> {
    /// Every ARN: `*`.
    Any,
    /// The ARNs that match a pattern.
    Pattern(Box<ArnPattern<'p>>),
    /// An ARN that is a runtime value.
    Runtime(Runtime),
}

impl Arns<'_> {
    /// Returns whether all ARNs of `other` are among these; see [`Pattern::covers`](super::Pattern::covers).
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (Self::Pattern(this), Self::Pattern(other)) => this.covers(other, effort),
            (Self::Runtime(this), Self::Runtime(other)) => this == other,
            _ => false,
        }
    }

    /// Returns whether both have an ARN in common; see [`Pattern::overlaps`](super::Pattern::overlaps).
    #[must_use]
    pub fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        match (self, other) {
            (Self::Pattern(this), Self::Pattern(other)) => this.overlaps(other, effort),
            _ => true,
        }
    }

    /// Returns the length in bytes of their emitted form, as far as it is known.
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

    /// Returns the start of their resource part up to the first wildcard, and whether that is all of it.
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

    /// Returns whether they contain a runtime value.
    #[must_use]
    pub fn has_runtime(&self) -> bool {
        match self {
            Self::Any => false,
            Self::Pattern(arn) => arn.fields().iter().any(|it| it.has_runtime()),
            Self::Runtime(_) => true,
        }
    }

    /// Returns whether these are all ARNs.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    /// Returns the pattern, if there is one.
    #[must_use]
    pub fn pattern(&self) -> Option<&ArnPattern<'_>> {
        match self {
            Self::Pattern(pattern) => Some(pattern),
            Self::Any | Self::Runtime(_) => None,
        }
    }
}

/// Formats the ARNs as their author writes them.
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
    /// Returns whether an action can be used on it.
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

    /// Returns whether any of these actions can be used on it.
    #[must_use]
    pub fn goes_with_any(&self, actions: &[&ActionInfo]) -> bool {
        for action in actions {
            if self.applies_to(action) {
                return true;
            }
        }
        false
    }

    /// Returns whether it can be a resource of a type.
    #[must_use]
    pub fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => types.iter().any(|it| it.is(wanted)),
        }
    }
}

impl Resource<'_> {
    /// Returns whether it matches every resource of a type, wherever that is.
    #[must_use]
    pub fn is_every(&self, wanted: &ResourceTypeInfo) -> bool {
        let is_any = |arn: &ArnPattern<'_>| {
            let any = vec!["*"; wanted.arn.fields.len()];
            // Compare what is written: a policy variable or runtime value is one of many values, not every one.
            let whole = arn.resource.is_star() || arn.resource.to_string() == wanted.arn.fill(&any);
            whole && [&arn.region, &arn.account].iter().all(|it| it.is_empty() || it.is_star())
        };
        matches!(self.target, Target::Any)
            || self.target.may_be(wanted) && self.arns.pattern().is_some_and(is_any)
    }
}

impl<'p> ResourceSet<'p> {
    /// Returns whether all items have a meaning.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.items.iter().all(|it| it.resource.is_some())
    }

    /// Returns the meanings of the items that have one.
    pub fn known(&self) -> impl Iterator<Item = &Resource<'p>> {
        self.items.iter().filter_map(|it| it.resource.as_ref())
    }

    /// Returns the first item with a meaning for which `is` returns true.
    ///
    /// It takes a `dyn Fn`, because iterator adapters would be compiled anew for each closure.
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

    /// Returns whether `is` returns true for any item with a meaning.
    pub fn any(&self, is: &dyn Fn(&Resource<'p>) -> bool) -> bool {
        self.find(is).is_some()
    }

    /// Returns whether any item with a meaning can be a resource of a type.
    #[must_use]
    pub fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        for item in &self.items {
            if item.resource.as_ref().is_some_and(|it| it.target.may_be(wanted)) {
                return true;
            }
        }
        false
    }

    /// Returns whether an action can be used on any of them.
    #[must_use]
    pub fn can_use(&self, action: &ActionInfo) -> bool {
        for item in &self.items {
            if item.resource.as_ref().is_some_and(|it| it.target.applies_to(action)) {
                return true;
            }
        }
        false
    }

    /// Returns whether an action can be used here, as far as is known.
    #[must_use]
    pub fn may_use(&self, action: &ActionInfo) -> bool {
        self.negated || !self.are_known() || self.can_use(action)
    }

    /// Returns whether requests for an action carry a condition key, because of either the action or a resource.
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
