//! Reads a JSON document into the syntax tree of a policy and the faults in its structure. It never gives up:
//! anything that is not a policy element is reported, and reading goes on after it.
//!
//! It accepts every form that IAM does: a single statement or a list, a string or a list, booleans and numbers with
//! or without quotes, elements in any order, either version.
//!
//! ```text
//! document.rs   Version, Statement
//! statement.rs  Sid, Effect, Action, Resource, Condition
//! principal.rs  Principal
//! policy_type.rs  which type of policy it is
//! grammar.rs    encodings, and what is not JSON
//! reader.rs     values, their spans and their types
//! ```

mod document;
pub mod fault;
mod grammar;
mod policy_type;
mod principal;
mod reader;
mod statement;

use super::tree::{Policy, Settings, WrittenSize};
use fault::ReadFault;
pub use reader::LARGEST;
use reader::Reader;
use std::io::{self, Read};

/// The result of reading a document.
#[derive(Debug)]
pub struct Document<'a> {
    /// The syntax tree, as far as it could be read. Its spans count bytes.
    pub policy: Policy<'a>,
    /// What is wrong with the structure of the document.
    pub faults: Vec<ReadFault>,
    /// The document looks like a policy.
    pub is_policy: bool,
}

/// Reads a document.
#[must_use]
pub fn read<'t>(bytes: &'t [u8], settings: Settings<'t>) -> Document<'t> {
    let mut reader = Reader::new();
    let mut policy = grammar::parse(bytes, settings, &mut reader);
    let characters = str::from_utf8(bytes).map_or(bytes.len(), |it| it.chars().count());
    policy.size = Some(WrittenSize { bytes: bytes.len(), characters });
    let Reader { faults, is_policy, .. } = reader;
    Document { policy, faults, is_policy }
}

/// Loads a document, but no more of it than [`read`] looks at.
///
/// # Errors
///
/// Returns the errors of `source`.
pub fn load(source: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(LARGEST as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}
