//! How findings are shown: how many are listed, the line of a finding, and what its rule is about.

mod explanation;
pub mod limit;
mod snippet;
pub mod words;
