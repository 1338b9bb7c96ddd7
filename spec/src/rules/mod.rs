//! The rules: the tree of a policy in, findings and, if there is no error among them, its document out.
//!
//! [`check`] lowers the tree, asks the rules in the order of `registry.rs`, and applies the author's lint levels
//! (`levels.rs`). `suggest_*.rs` find the name that was meant; most
//! other files hold the rules of one subject.

mod action;
mod after;
mod condition;
mod context;
mod document;
mod elements;
mod findings;
mod fit;
mod format;
mod key;
mod levels;
mod moment;
mod operator;
mod place;
mod privilege;
mod reach;
mod redundancy;
mod registry;
mod resource;
mod run;
mod sets;
mod size;
mod slip;
mod subject;
mod suggest_action;
mod suggest_key;
mod suggest_resource;
mod value;
mod variable;
mod wildcard;

pub use run::{Checked, Outcome, check};

#[cfg(test)]
mod tests;
