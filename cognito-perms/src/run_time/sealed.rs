//! The trait that seals others: types in that may be values of a policy. Not even trait objects, which are types of
//! whoever declares the trait, can be sealed elsewhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

/// What only this crate can implement.
pub trait Sealed: Sized {}

#[diagnostic::do_not_recommend]
impl<V: Sealed> Sealed for &V {}

/// Whatever points at a sealed value is one.
macro_rules! seal_pointers {
    ($($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: Sealed> Sealed for $pointer {})+
    };
}

seal_pointers!(Box<T>, Rc<T>, Arc<T>);

/// Seals what is implemented here.
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
