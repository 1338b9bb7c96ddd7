//! Traits for the runtime values of [`policy!`](crate::policy!).
//!
//! The position of a value determines which trait its type has to implement: [`ResourceValue`] in a resource, and the
//! trait of the operator in a condition. All traits except [`StringValue`] are sealed, so that a number, a date or an
//! address is always written as one.

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
