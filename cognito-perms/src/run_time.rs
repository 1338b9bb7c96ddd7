//! What a value of run time may be, and how it gets into a document.
//!
//! [`policy!`](crate::policy!) decides by the place of a value which of these traits it needs: in a
//! resource [`ResourceValue`], in a condition the one of its operator. All but [`StringValue`] are sealed:
//! what they write is known to be a number, a date or an address, and so cannot be anything else.

use crate::value::{Arn, IpRange};
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

/// What only this crate can implement.
pub(crate) mod sealed {
    pub trait Sealed {}
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
    note = "parse it first: `let value: {T} = text.parse()?;`"
)]
pub trait ResourceValue<T>: Sealed {
    /// The value itself.
    fn value(&self) -> &T;
}

#[diagnostic::do_not_recommend]
impl<T, V: ResourceValue<T> + ?Sized> ResourceValue<T> for &V {
    fn value(&self) -> &T {
        (**self).value()
    }
}

#[diagnostic::do_not_recommend]
impl<V: Sealed + ?Sized> Sealed for &V {}

/// The items of a list.
#[doc(hidden)]
pub fn items<I: IntoIterator>(items: I) -> Vec<I::Item> {
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

        condition_value!(@pointer $name, &T, Box<T>, Rc<T>, Arc<T>);
    };
    (@pointer $name:ident, $($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: $name + ?Sized> $name for $pointer {
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
        impl<T: Sealed + ?Sized> Sealed for $pointer {})+
    };
}

seal_pointers!(Box<T>, Rc<T>, Arc<T>);

condition_value! {
    /// What operators of texts compare: a text.
    ///
    /// Types of other crates and of your own can be texts too. Whatever the text is, it is compared as it
    /// is: `*`, `?` and `${` in it are escaped.
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
    "texts, integers, booleans and the types of this crate can: `&str`, `String`, `u64`, `AccountId`, …"
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
condition_value! {
    /// What `BinaryEquals` compares: bytes.
    BinaryValue: Sealed,
    "`{Self}` cannot be compared as bytes",
    "a `Vec<u8>`, an array of `u8` and a `&[u8]` can"
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
    IpAddr, Ipv4Addr, Ipv6Addr, IpRange, SystemTime, [u8], Vec<u8>,
}

impl<const N: usize> Sealed for [u8; N] {}

impl ArnValue for Arn {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self.as_str())
    }
}

/// In UTC, to the second; IAM reads years of four digits, so what lies outside of these is the first or
/// the last moment that it can read.
impl DateValue for SystemTime {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        const FIRST: i64 = -62_167_219_200;
        const LAST: i64 = 253_402_300_799;
        let seconds = match self.duration_since(Self::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(LAST),
            Err(before) => {
                let before = before.duration();
                let started = u64::from(before.subsec_nanos() > 0);
                i64::try_from(before.as_secs() + started).map_or(FIRST, |seconds| -seconds)
            }
        };
        let seconds = seconds.clamp(FIRST, LAST);
        let (year, month, day) = date(seconds.div_euclid(86_400));
        let time = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
        let mut text = Short::default();
        let _ = write!(text, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        take(text.as_str())
    }
}

/// The date that lies so many days after 1970-01-01, in the calendar of today.
fn date(days: i64) -> (i64, i64, i64) {
    // Counted from a first of March: then a leap day is the last day of its year, and months have
    // lengths that repeat.
    let from_march = days + 719_468;
    let era = from_march.div_euclid(146_097);
    let day_of_era = from_march.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

impl BinaryValue for [u8] {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::with_capacity(self.len().div_ceil(3) * 4);
        for three in self.chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            let bits = bits << (8 * (3 - three.len()));
            for place in 0..4 {
                let six = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
                text.push(if place <= three.len() { char::from(LETTERS[six]) } else { '=' });
            }
        }
        take(&text)
    }
}

impl BinaryValue for Vec<u8> {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        self.as_slice().with_text(take)
    }
}

impl<const N: usize> BinaryValue for [u8; N] {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        self.as_slice().with_text(take)
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

/// A value that no request holds: what an empty list is written as.
///
/// AWS's pages contradict each other on what an empty list means. With a value that is never equal to
/// anything, every operator says what it would say of no value: no text is one of none, and each is none
/// of none. The character is DEL, which IAM takes in a policy, and no header, tag or name can hold.
const NEVER: &str = "\u{7f}";
/// The same as an ARN, and as an address: that of a broadcast is no source.
const NEVER_AN_ARN: &str = "arn:\u{7f}:\u{7f}:\u{7f}:\u{7f}:\u{7f}";
const NEVER_AN_ADDRESS: &str = "255.255.255.255/32";

/// Seals a type of `value.rs`.
macro_rules! seal_value {
    ($type:ident) => {
        impl crate::run_time::sealed::Sealed for $type {}
    };
}
pub(crate) use seal_value;

/// A document while it is put together: first only its length is counted, then it is written into a text
/// that has room for it.
#[doc(hidden)]
pub struct Document {
    text: String,
    length: usize,
    counts: bool,
}

impl Document {
    /// Puts a document together; `write` is called twice, and has to write the same each time.
    pub(crate) fn build(write: impl Fn(&mut Self)) -> String {
        let mut counted = Self { text: String::new(), length: 0, counts: true };
        write(&mut counted);
        let text = String::with_capacity(counted.length);
        let mut written = Self { text, length: 0, counts: false };
        write(&mut written);
        written.text
    }

    /// A part of the document, as it stands.
    pub fn text(&mut self, text: &str) {
        if self.counts {
            self.length += text.len();
        } else {
            self.text.push_str(text);
        }
    }

    /// A value for a resource: nothing is written, its type is what counts.
    pub fn resource<'v, T, V: ResourceValue<T> + ?Sized>(&self, value: &'v V) -> &'v T {
        value.value()
    }

    /// The inside of a JSON string, with what IAM would read as more than a text escaped.
    fn value(&mut self, value: &str, reads: Reads) {
        let mut plain = 0;
        for (at, character) in value.char_indices() {
            let behind = at + character.len_utf8();
            let starts_variable = || value.get(behind..).is_some_and(|it| it.starts_with('{'));
            let mut code = [0; 2];
            let escaped = match character {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '*' if reads == Reads::Patterns => "${*}",
                '?' if reads == Reads::Patterns => "${?}",
                '$' if reads != Reads::Nothing && starts_variable() => "${$}",
                // IAM takes no other characters in the text of a document.
                '\u{20}'..='\u{ff}' => continue,
                other => {
                    self.text(value.get(plain..at).unwrap_or_default());
                    for unit in other.encode_utf16(&mut code) {
                        let mut text = Short::default();
                        let _ = write!(text, "\\u{unit:04x}");
                        self.text(text.as_str());
                    }
                    plain = behind;
                    continue;
                }
            };
            self.text(value.get(plain..at).unwrap_or_default());
            self.text(escaped);
            plain = behind;
        }
        self.text(value.get(plain..).unwrap_or_default());
    }

    /// A list of JSON strings; of one the string alone.
    fn list<T>(&mut self, items: &[T], never: &str, write: impl Fn(&mut Self, &T)) {
        if items.is_empty() {
            self.text("\"");
            self.text(never);
            return self.text("\"");
        }
        let is_one = items.len() == 1;
        self.text(if is_one { "" } else { "[" });
        for (index, item) in items.iter().enumerate() {
            self.text(if index == 0 { "\"" } else { ",\"" });
            write(self, item);
            self.text("\"");
        }
        self.text(if is_one { "" } else { "]" });
    }

    /// A text; `is_pattern` where `*` and `?` would be wildcards.
    pub fn string<V: StringValue + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        let reads = if is_pattern { Reads::Patterns } else { Reads::Variables };
        value.with_text(|text| self.value(text, reads));
    }

    /// Texts.
    pub fn strings<V: StringValue>(&mut self, values: &[V], is_pattern: bool) {
        self.list(values, NEVER, |document, value| document.string(value, is_pattern));
    }

    /// An ARN.
    pub fn arn<V: ArnValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// ARNs.
    pub fn arns<V: ArnValue>(&mut self, values: &[V]) {
        self.list(values, NEVER_AN_ARN, Document::arn);
    }

    /// An address.
    pub fn address<V: IpAddressValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Nothing));
    }

    /// Addresses.
    pub fn addresses<V: IpAddressValue>(&mut self, values: &[V]) {
        self.list(values, NEVER_AN_ADDRESS, Document::address);
    }

    /// A number.
    pub fn number<V: NumericValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Nothing));
    }

    /// `true` or `false`.
    pub fn boolean<V: BoolValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Nothing));
    }

    /// A moment.
    pub fn date<V: DateValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Nothing));
    }

    /// Bytes.
    pub fn binary<V: BinaryValue + ?Sized>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Nothing));
    }
}

/// What IAM reads in a value besides the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    Nothing,
    /// `${…}`
    Variables,
    /// `${…}`, `*` and `?`
    Patterns,
}
