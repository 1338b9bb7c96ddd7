//! The shared core of [`cognito-perms`](https://docs.rs/cognito-perms): what AWS says about Amazon
//! Cognito and the IAM policy language, and what follows from it.
//!
//! A policy, however it is written, becomes one [tree](policy); [`check::check`] reads the tree
//! with the [catalogue](catalog) and gives [findings](finding), or a [checked](check::Checked) policy
//! with its [JSON](json) document.
//!
//! Use `cognito-perms`, not this crate: only what `cognito-perms` re-exports is covered by its
//! version number.

pub mod arn;
mod bytes;
pub mod catalog;
pub mod check;
pub mod editor;
pub mod escape;
#[cfg(feature = "literal")]
pub mod expand;
pub mod finding;
pub mod hole;
pub mod ip;
mod items;
pub mod json;
pub mod limit;
mod list;
#[cfg(feature = "literal")]
pub mod literal;
pub mod naming;
pub mod never;
pub mod notation;
mod number;
pub mod pattern;
pub mod policy;
mod rule;
pub mod shape;
pub mod shown;
pub mod similar;
pub mod source;
mod value_type;
pub mod variable;

pub use catalog::services;
