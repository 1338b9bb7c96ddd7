//! Values in that the operators of conditions compare, their texts out: a trait for each family of operators.

use super::sealed::Sealed;
use super::short;
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize,
};
use std::rc::Rc;
use std::sync::Arc;

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
    /// A range of another crate becomes one of this with [`IpRange::new`](crate::IpRange::new).
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
                short::with_display(self, take)
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
    IpAddressValue for IpAddr, Ipv4Addr, Ipv6Addr;
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
