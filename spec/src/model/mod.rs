//! The meaning of a policy: which actions it allows or denies, on which ARNs, and under which conditions.
//!
//! [`lower`] builds it from the syntax tree, once. Nothing here depends on the rules.

pub mod action;
pub mod algebra;
mod arn;
pub mod condition;
pub mod emitted;
pub mod fault;
mod lower;
mod pattern;
mod policy;
pub mod principal;
mod reach;
pub mod resource;
pub mod runtime;
mod symbol;

pub use arn::{Arn, ArnError, ArnPattern};
pub use lower::{arn_faults, is_arn, lower, lower_actions, lower_resources, lower_typed};
pub use pattern::{Pattern, Segment};
pub use policy::{LeftOut, Policy, Setting, Settings, Statement, kind_info};
pub use symbol::Effort;

#[cfg(test)]
mod tests;
