//! The shared core of [`cognito-perms`](https://docs.rs/cognito-perms): the facts that AWS publishes about its
//! services and the IAM policy language, and the rules that follow from them.
//!
//! A policy, in whatever notation, becomes a syntax tree ([`syntax`]). Together with AWS's [`facts`], the tree
//! is lowered into a [`model`] of what the policy means. The [`rules`] read the model and return findings, or a
//! document ([`write`](mod@write)).
//!
//! Use `cognito-perms`, not this crate: only what `cognito-perms` re-exports is covered by its version number.

pub mod eval;
pub mod facts;
pub mod ide;
pub mod model;
pub mod prove;
pub mod rules;
pub mod say;
pub mod syntax;
pub mod text;
pub mod write;

pub use facts::tables::services;
