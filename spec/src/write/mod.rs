//! From the model of a policy to its JSON document and to literals.

pub mod escape;
pub mod json;
#[cfg(feature = "literal")]
pub mod literal;
mod spelling;
