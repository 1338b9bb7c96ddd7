//! What can be written at a position in a policy, for editors.

pub mod editor;
pub mod offer;
