//! What a policy means.

pub mod contains;
pub mod hole;
mod policy;

pub use policy::LeftOut;
