//! What a value of run time may be, and how it gets into a document.
//!
//! [`policy!`](crate::policy!) decides by the place of a value which of these traits it needs: in a
//! resource [`ResourceValue`], in a condition the one of its operator. All but [`StringValue`] are sealed:
//! what they write is known to be a number, a date or an address, and so cannot be anything else.

mod condition;
mod date;
mod document;
pub(crate) mod sealed;
pub(crate) mod short;
mod typed;

pub use condition::{
    ArnValue, BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, StringValue,
};
#[cfg(feature = "templates")]
pub(crate) use document::list;
#[doc(hidden)]
pub use document::{Document, Values, items};
pub use typed::{KeyValue, ResourceValue};
