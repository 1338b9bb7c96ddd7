//! Writes JSON documents and literals from the model of a policy.

mod document;
pub mod escape;
pub mod json;
#[cfg(feature = "literal")]
pub mod literal;
mod pretty;
#[cfg(feature = "literal")]
mod principal;
#[cfg(feature = "literal")]
mod quote;
mod spelling;

pub use document::{JsonDocument, JsonPart};
pub use pretty::pretty;
