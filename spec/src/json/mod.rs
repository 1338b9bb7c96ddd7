//! A checked policy in, its JSON document out.

mod write;

pub use write::{can_stand, escape, pretty};
pub(crate) use write::{write, write_statement};
