//! Turns catalog files, which are TOML, into a catalog without unresolved names, or returns all problems in
//! them.
//!
//! The build script mounts this module to generate the crate's tables. The crate itself uses it for files that
//! the command reads at run time.

pub mod model;
pub mod pack;
pub mod read;
pub mod schema;
mod shape_pattern;
pub mod source;
mod template;
pub mod validate;
