//! A checked policy in, its JSON document out.

mod write;

pub use write::{escape, pretty, write};
