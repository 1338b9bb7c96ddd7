//! What a value of run time may be, and how it gets into a document.
//!
//! [`policy!`](crate::policy!) decides by the place of a value which of these traits it needs: in a
//! resource [`ResourceValue`], in a condition the one of its operator. All but [`StringValue`] are sealed:
//! what they write is known to be a number, a date or an address, and so cannot be anything else.

mod date;
mod document;

use crate::value::{Arn, IpRange};
#[cfg(feature = "templates")]
pub(crate) use document::list;
#[doc(hidden)]
pub use document::{Document, Values};
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

/// What only this crate can implement: not even trait objects, which are types of whoever declares the
/// trait, can be sealed elsewhere.
pub(crate) mod sealed {
    pub trait Sealed: Sized {}
}
use sealed::Sealed;

/// What fills a `T` in a resource: a `T`, and whatever borrows one.
///
/// ```
/// use cognito_perms::run_time::ResourceValue;
/// use cognito_perms::{Policy, UserPoolId, policy};
///
/// fn readers(pool: impl ResourceValue<UserPoolId>) -> Policy {
///     policy! { allow ListUsers on userpool(pool) }
/// }
///
/// let pool: UserPoolId = "us-east-1_X".parse()?;
/// assert_eq!(readers(&pool), readers(pool));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a resource: a value of type `{T}` is wanted",
    label = "this is `{Self}`",
    note = "a text is parsed first: `let value: {T} = text.parse()?;`; a token stands in the `policy!` of its tool"
)]
pub trait ResourceValue<T>: Sealed {
    /// The value itself.
    fn value(&self) -> &T;
}

/// Whatever points at a value with a type is one.
macro_rules! point_at_typed_values {
    ($trait:ident $method:ident: $($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T, V: $trait<T>> $trait<T> for $pointer {
            fn $method(&self) -> &T {
                (**self).$method()
            }
        })+
    };
}

point_at_typed_values!(ResourceValue value: &V, Box<V>, Rc<V>, Arc<V>);

#[diagnostic::do_not_recommend]
impl<V: Sealed> Sealed for &V {}

/// What a condition key takes whose values are ids of one form, such as `aws:SourceVpc`: a `T`, and whatever borrows one.
///
/// ```
/// use cognito_perms::{AccountId, VpcId, policy};
///
/// let (account, vpc): (AccountId, VpcId) = ("123456789012".parse()?, "vpc-1a2b3c4d".parse()?);
/// let policy = policy! {
///     allow ListUsers on *
///         if aws:PrincipalAccount StringEquals account and aws:SourceVpc StringEquals [..{ [&vpc] }]
/// };
/// assert!(policy.as_str().contains(r#""aws:SourceVpc":"vpc-1a2b3c4d""#));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "this condition key takes a value of type `{T}`, and `{Self}` is not one",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`"
)]
pub trait KeyValue<T>: Sealed {
    #[doc(hidden)]
    fn id(&self) -> &T;
}

point_at_typed_values!(KeyValue id: &V, Box<V>, Rc<V>, Arc<V>);

/// The items of a list.
#[doc(hidden)]
pub fn items<T, I: IntoIterator<Item = T>>(items: I) -> Vec<T> {
    items.into_iter().collect()
}

/// Declares the trait of what operators of one family compare.
macro_rules! condition_value {
    ($(#[doc = $doc:literal])+ $name:ident $(: $seal:ident)?, $message:literal, $note:literal) => {
        $(#[doc = $doc])+
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "this is `{Self}`",
            note = $note
        )]
        pub trait $name $(: $seal)? {
            /// Gives the value as a text.
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R;
        }

        condition_value!(@pointer $name, [$($seal)?], &T, Box<T>, Rc<T>, Arc<T>);
    };
    (@pointer $name:ident, [], $($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: $name + ?Sized> $name for $pointer {
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                (**self).with_text(take)
            }
        })+
    };
    (@pointer $name:ident, [$seal:ident], $($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: $name> $name for $pointer {
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                (**self).with_text(take)
            }
        })+
    };
}

/// Whatever points at a sealed value is one.
macro_rules! seal_pointers {
    ($($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: Sealed> Sealed for $pointer {})+
    };
}

seal_pointers!(Box<T>, Rc<T>, Arc<T>);

condition_value! {
    /// What operators of texts compare: a text.
    ///
    /// Types of your own can be texts too. Whatever the text is, it is compared as it is: `*`, `?` and `${` in
    /// it are escaped.
    ///
    /// ```
    /// use cognito_perms::run_time::StringValue;
    /// use cognito_perms::policy;
    ///
    /// struct Team(String);
    ///
    /// impl StringValue for Team {
    ///     fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
    ///         take(&self.0)
    ///     }
    /// }
    ///
    /// let team = Team("a*".to_owned());
    /// let policy = policy! { allow ListUsers on * if aws:PrincipalTag/team StringLike team };
    /// assert!(policy.as_str().contains(r#"{"aws:PrincipalTag/team":"a${*}"}"#));
    /// ```
    StringValue,
    "`{Self}` cannot be compared as a text",
    "texts, integers, booleans and ids can: `&str`, `String`, `u64`, `AccountId`, …; a list is written `[..values]`"
}
condition_value! {
    /// What operators of numbers compare: an integer.
    NumericValue: Sealed,
    "`{Self}` cannot be compared as a number",
    "the integers can: `i32`, `u64`, `usize`, …"
}
condition_value! {
    /// What `Bool` and `Null` compare: `true` or `false`.
    BoolValue: Sealed,
    "`{Self}` cannot be compared as a boolean",
    "a `bool` can"
}
condition_value! {
    /// What operators of dates compare: a moment.
    DateValue: Sealed,
    "`{Self}` cannot be compared as a date",
    "a `std::time::SystemTime` can"
}
condition_value! {
    /// What `IpAddress` and `NotIpAddress` compare: an address, or a range of them.
    ///
    /// A range of another crate becomes one of this with [`IpRange::new`].
    IpAddressValue: Sealed,
    "`{Self}` cannot be compared as an IP address",
    "`std::net::IpAddr`, `Ipv4Addr` and `Ipv6Addr` can, and `cognito_perms::IpRange`, which is parsed: `text.parse()?`"
}
condition_value! {
    /// What operators of ARNs compare: an ARN.
    ArnValue: Sealed,
    "`{Self}` cannot be compared as an ARN",
    "a `cognito_perms::Arn` can; parse it first: `let arn: Arn = text.parse()?;`"
}
/// What `BinaryEquals` compares: bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared as bytes",
    label = "this is `{Self}`",
    note = "a `Vec<u8>`, an array of `u8` and a `&[u8]` can"
)]
pub trait BinaryValue: Sealed {
    /// Gives the bytes.
    fn bytes(&self) -> &[u8];
}

#[diagnostic::do_not_recommend]
impl<T: BinaryValue> BinaryValue for &T {
    fn bytes(&self) -> &[u8] {
        (**self).bytes()
    }
}

impl StringValue for str {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self)
    }
}

impl StringValue for String {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self)
    }
}

impl StringValue for Cow<'_, str> {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self)
    }
}

impl StringValue for char {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self.encode_utf8(&mut [0; 4]))
    }
}

/// Lets types be written as they are displayed.
macro_rules! give_display {
    ($($trait:ident for $($type:ty),+;)+) => {
        $($(impl $trait for $type {
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                let mut text = Short::default();
                // What does not fit is left out, and all of these fit.
                let _ = write!(text, "{self}");
                take(text.as_str())
            }
        })+)+
    };
}

give_display! {
    StringValue for bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize,
        NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize,
        NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize;
    NumericValue for i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize,
        NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize,
        NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize;
    BoolValue for bool;
    IpAddressValue for IpAddr, Ipv4Addr, Ipv6Addr, IpRange;
}

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
    IpAddr, Ipv4Addr, Ipv6Addr, IpRange, SystemTime, &[u8], Vec<u8>,
}

impl<const N: usize> Sealed for [u8; N] {}

impl ArnValue for Arn {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self.as_str())
    }
}

impl BinaryValue for &[u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl BinaryValue for Vec<u8> {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl<const N: usize> BinaryValue for [u8; N] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

/// A text on the stack: room for an address of IP version 6 with its prefix, and for every integer.
#[derive(Default)]
struct Short {
    bytes: [[u8; 16]; 4],
    length: usize,
}

impl Short {
    fn as_str(&self) -> &str {
        let bytes = self.bytes.as_flattened().get(..self.length);
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.as_flattened_mut().get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Seals a type of `value.rs`.
macro_rules! seal_value {
    ($type:ident) => {
        impl crate::run_time::sealed::Sealed for $type {}
    };
}
pub(crate) use seal_value;
