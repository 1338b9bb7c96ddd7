//! From the model of a policy to its JSON document, and from its tree to literals.

mod document;
pub mod escape;
pub mod json;
#[cfg(feature = "literal")]
pub mod literal;
mod pretty;
mod spelling;

pub use document::{JsonDocument, JsonPart};
pub use pretty::pretty;
