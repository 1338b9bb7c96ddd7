//! The syntax tree of a policy as its author wrote it, and the reader that builds one from a JSON document.
//!
//! Nothing here knows the catalog, or what is wrong with a policy.

pub mod characters;
pub mod json;
mod notation;
mod policy_type;
mod tree;
pub mod variable;

pub use notation::{Notation, Version};
pub use policy_type::PolicyType;
pub use tree::{
    ActionItem, ActionKind, Actions, Argument, Claim, ClaimKind, Condition, Effect, Element,
    EmptyList, Expansion, Key, LintAttribute, LintLevel, Missing, Operator, OtherFile, Policy,
    PrincipalItem, PrincipalKind, Principals, ResourceItem, ResourceKind, Resources, Settings,
    Statement, Stray, StringHole, StringPart, Value, ValueKind, WrittenSize,
};
