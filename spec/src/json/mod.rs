//! Documents in JSON: bytes in, the tree out; a checked policy in, its document out.

mod read;
mod write;

pub use read::{Document, LARGEST, load, read};
pub use write::pretty;
pub(crate) use write::{write, write_statement};
