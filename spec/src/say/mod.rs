//! How findings are shown: their text, their edits to a document, how many are listed, and the source line.

pub mod edits;
pub mod limit;
mod snippet;
pub mod words;
