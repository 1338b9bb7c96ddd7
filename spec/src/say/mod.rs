//! What is found, in words.

pub mod limit;
mod snippet;
