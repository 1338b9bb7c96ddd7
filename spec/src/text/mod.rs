//! Strings, the positions of their parts, and the findings in them.
//!
//! Nothing here knows AWS, or how a policy is written.

pub(crate) mod bytes;
mod finding;
pub(crate) mod list;
pub mod names;
pub(crate) mod number;
mod rule;
pub mod shown;
pub mod similar;
mod source;
mod span;
pub mod wildcard;
pub mod words;

pub use finding::{Applicability, Change, Edit, Finding, Related};
pub use rule::{Level, Rule, lint};
pub(crate) use source::floor;
pub use source::{LineColumn, Source};
pub use span::{Span, Spanned, Text};
pub use words::{Argument, Words, words};
