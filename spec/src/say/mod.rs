//! How findings are shown: their words, their edits in a document, how many are listed, and the line of one.

pub mod edits;
pub mod limit;
mod snippet;
pub mod words;
