//! The rules: the tree of a policy in, findings and, if there is no error among them, its document out.
//!
//! [`check`] lowers the tree, asks the rules in the order of `registry.rs`, and applies the author's lint levels
//! (`levels.rs`). Each rule has a file with what it says, and a page next to it, in the folder of its subject; `mod.rs` of a subject
//! asks its rules, and other files there hold what several of them share.

mod action;
mod after;
mod condition;
mod document;
mod findings;
mod fit;
mod levels;
mod operator;
mod privilege;
mod redundancy;
mod registry;
mod resource;
mod run;
mod subject;
pub mod syntax;
mod value;
mod variable;

pub use run::{Checked, Outcome, check};

#[cfg(test)]
mod tests;
