//! What AWS says: services, actions, resource types, condition keys, partitions, and how ARNs and names are built.

pub mod arn;
pub mod catalog;
pub mod intent;
pub mod ip;
mod items;
pub mod naming;
pub mod never;
pub mod shape;
mod value_type;
