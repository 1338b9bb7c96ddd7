//! The facts that AWS publishes: services, actions, resource types, condition keys, partitions, and the formats
//! of ARNs and names.

pub mod arn;
pub mod catalog;
mod condition;
#[cfg(feature = "catalog-files")]
#[expect(dead_code, reason = "the build script makes more of the files than a packed catalog")]
mod files;
pub mod format;
pub mod intent;
pub mod ip;
mod items;
pub(crate) mod key;
mod kind;
mod look_up;
pub(crate) mod moment;
pub mod naming;
pub mod never;
pub mod own;
mod packed;
pub(crate) mod principal;
mod service;
pub mod shape;
pub mod tables;
mod value_type;
