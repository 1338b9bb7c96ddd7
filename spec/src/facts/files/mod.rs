//! Catalog files: TOML in, a catalog in which every name leads somewhere out, or all that is wrong with them.
//!
//! The build script mounts this module and makes the crate's tables with it. The crate has it for the files that the
//! command reads when it runs.

pub mod model;
pub mod pack;
pub mod read;
pub mod schema;
mod shape_pattern;
pub mod source;
mod template;
pub mod validate;
