//! Bytes in, the tree of a policy and what is wrong with its structure out. It never gives up: what is no
//! policy element is reported, and reading goes on behind it.
//!
//! All of IAM's freedom is taken: a single statement or a list, a text or a list, booleans and numbers
//! quoted or not, elements in any order, either version.
//!
//! ```text
//! document.rs   Version, Statement
//! statement.rs  Sid, Effect, Action, Resource, Condition
//! grammar.rs    encodings, and what is no JSON
//! reader.rs     values, their places and their types
//! ```

mod document;
pub mod fault;
mod grammar;
mod reader;
mod statement;

use super::tree::{Policy, Settings};
use fault::ReadFault;
pub use reader::LARGEST;
use reader::Reader;
use std::io::{self, Read};

/// A document that was read.
#[derive(Debug)]
pub struct Document<'a> {
    /// The tree, as far as it could be read. Its spans count bytes.
    pub policy: Policy<'a>,
    /// What is wrong with the structure.
    pub faults: Vec<ReadFault>,
    /// It looks like a policy.
    pub is_policy: bool,
}

/// Reads a document.
#[must_use]
pub fn read<'t>(bytes: &'t [u8], settings: Settings<'t>) -> Document<'t> {
    let mut reader = Reader::new();
    let policy = grammar::parse(bytes, settings, &mut reader);
    let Reader { faults, is_policy, .. } = reader;
    Document { policy, faults, is_policy }
}

/// Loads a document, and no more of it than [`read`] looks at.
///
/// # Errors
///
/// Those of the source.
pub fn load(source: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(LARGEST as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}
