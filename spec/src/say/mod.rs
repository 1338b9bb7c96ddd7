//! How findings are shown: how many are listed, the line of a finding, and what its rule is about.

pub mod limit;
mod snippet;
