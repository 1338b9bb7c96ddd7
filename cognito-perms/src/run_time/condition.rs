//! Traits for the runtime values of conditions, one for each family of operators: a value in, its string out.

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

/// Declares the trait for the values of one family of operators.
macro_rules! condition_value {
    ($(#[doc = $doc:literal])+ $name:ident $(: $seal:ident)?, $message:literal, $note:literal) => {
        $(#[doc = $doc])+
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "this is `{Self}`",
            note = $note
        )]
        pub trait $name $(: $seal)? {
            /// Passes the value to `take` as a string.
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
    /// A value for the string operators.
    ///
    /// You can implement it for your own types. Any string is compared literally, because `*`, `?` and `${` in it are
    /// escaped.
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
    "`{Self}` cannot be used with a string operator",
    "use a string, an integer, a boolean or an ID, such as `&str`, `String`, `u64` or `AccountId`; write a list as `[..values]`"
}
condition_value! {
    /// A value for the numeric operators: an integer.
    NumericValue: Sealed,
    "`{Self}` cannot be used with a numeric operator",
    "use an integer, such as `i32`, `u64` or `usize`"
}
condition_value! {
    /// A value for `Bool` and `Null`: `true` or `false`.
    BoolValue: Sealed,
    "`{Self}` cannot be used with `Bool` or `Null`",
    "use a `bool`"
}
condition_value! {
    /// A value for the date operators: a point in time.
    DateValue: Sealed,
    "`{Self}` cannot be used with a date operator",
    "use a `std::time::SystemTime`"
}
condition_value! {
    /// A value for `IpAddress` and `NotIpAddress`: an address or a range of addresses.
    ///
    /// Convert a range type of another crate with [`IpRange::new`](crate::IpRange::new).
    IpAddressValue: Sealed,
    "`{Self}` cannot be used with an IP address operator",
    "use a `std::net::IpAddr`, `Ipv4Addr` or `Ipv6Addr`, or parse a `cognito_perms::IpRange`: `text.parse()?`"
}
condition_value! {
    /// A value for the ARN operators: an ARN.
    ArnValue: Sealed,
    "`{Self}` cannot be used with an ARN operator",
    "parse a `cognito_perms::Arn`: `let arn: Arn = text.parse()?;`"
}
/// A value for `BinaryEquals`: bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used with `BinaryEquals`",
    label = "this is `{Self}`",
    note = "use a `Vec<u8>`, an array of `u8` or a `&[u8]`"
)]
pub trait BinaryValue: Sealed {
    /// Returns the bytes.
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

/// Implements the traits for types that are written as their `Display` output.
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
