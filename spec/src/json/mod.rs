//! A checked policy in, its JSON document out.

mod write;

pub(crate) use write::write_statement;
pub use write::{can_stand, escape, pretty, write};
