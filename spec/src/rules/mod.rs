//! The rules: from the syntax tree of a policy to findings and, if none of them is an error, its document.
//!
//! [`check`] lowers the tree, runs the rules in the order of `registry.rs`, and applies the author's lint levels
//! (`levels.rs`). The folder of a subject contains a file for each rule with its messages, and its page; `mod.rs`
//! runs the rules, and the other files contain what several rules share.

mod action;
mod after;
mod condition;
mod document;
mod ensure;
mod findings;
mod fit;
mod levels;
mod operator;
mod organization;
mod principal;
mod privilege;
mod redundancy;
mod registry;
mod resource;
mod run;
mod subject;
pub mod syntax;
mod trust;
mod value;
mod variable;

pub use ensure::check_within;
pub use run::{CheckedPolicy, Outcome, check, unreadable};

#[cfg(test)]
mod tests;
