//! The trait that seals others: it is implemented for the types that can be runtime values. `Sized` excludes trait objects,
//! which count as types of the crate that declares their trait.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

/// Implemented only by this crate.
pub trait Sealed: Sized {}

#[diagnostic::do_not_recommend]
impl<V: Sealed> Sealed for &V {}

/// Seals pointers to sealed values.
macro_rules! seal_pointers {
    ($($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: Sealed> Sealed for $pointer {})+
    };
}

seal_pointers!(Box<T>, Rc<T>, Arc<T>);

/// Seals types.
macro_rules! seal {
    ($($type:ty),+ $(,)?) => {
        $(impl Sealed for $type {})+
    };
}

seal! {
    bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize,
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize,
    NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
    IpAddr, Ipv4Addr, Ipv6Addr, SystemTime, &[u8], Vec<u8>,
}

impl<const N: usize> Sealed for [u8; N] {}
