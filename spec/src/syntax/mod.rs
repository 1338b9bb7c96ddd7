//! The tree of a policy as its author wrote it, and the reader of JSON documents that makes one.
//!
//! Nothing here knows what AWS has, or what is wrong with a policy.

pub mod characters;
pub mod json;
mod notation;
mod tree;
pub mod variable;

pub use notation::{Notation, Version};
pub use tree::{
    ActionItem, ActionKind, Actions, Argument, Condition, Effect, Expansion, Key, LintAttribute,
    LintLevel, Operator, Policy, ResourceItem, ResourceKind, Resources, Settings, Statement, Value,
    ValueKind,
};
