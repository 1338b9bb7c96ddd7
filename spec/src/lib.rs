//! The shared core of [`cognito-perms`](https://docs.rs/cognito-perms): what AWS says about Amazon
//! Cognito and the IAM policy language, and what follows from it.
//!
//! A policy, however it is written, becomes one tree ([`syntax`]). With what AWS says ([`facts`]) the tree is lowered
//! into what it means ([`model`]). The [`rules`] read that and give findings, or a document ([`write`](mod@write)).
//!
//! Use `cognito-perms`, not this crate: only what `cognito-perms` re-exports is covered by its
//! version number.

pub mod facts;
pub mod ide;
pub mod model;
pub mod rules;
pub mod say;
pub mod syntax;
pub mod text;
pub mod write;

pub use facts::tables::services;
