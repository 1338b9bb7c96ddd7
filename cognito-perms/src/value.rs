//! Types of runtime values, each checked when it is created.
//!
//! None of them can contain a wildcard or a policy variable, so none of them can widen a policy.

mod account;
mod arn;
mod field;
mod formatted;
mod invalid;
mod ip_range;
mod region;
mod resource;
pub(crate) mod text;

pub use account::AccountId;
pub use arn::Arn;
pub use field::*;
pub use formatted::*;
pub use invalid::InvalidValue;
pub use ip_range::IpRange;
pub use region::{Partition, Region};
pub use resource::*;
