//! What may be written at a place, for editors.

pub mod editor;
pub mod offer;
