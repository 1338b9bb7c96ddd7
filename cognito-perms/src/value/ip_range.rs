//! Ranges of IP addresses: a string or an address and a prefix length in, a range out.

use super::invalid::InvalidValue;
use crate::run_time::sealed::Sealed;
use crate::run_time::{IpAddressValue, short};
use cognito_perms_spec::facts::ip::Range;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A range of IP addresses: an address and a prefix length.
///
/// ```
/// use cognito_perms::IpRange;
///
/// let office: IpRange = "203.0.113.0/24".parse()?;
/// assert_eq!(office.to_string(), "203.0.113.0/24");
/// // Bits after the prefix would be ignored.
/// assert!("203.0.113.7/24".parse::<IpRange>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpRange(Range);

impl IpRange {
    /// Creates the range of all addresses with the same prefix as an address.
    ///
    /// # Errors
    ///
    /// Returns an error if the prefix is longer than the address, or if the address has bits set after the prefix.
    ///
    /// ```
    /// use cognito_perms::IpRange;
    /// use std::net::Ipv4Addr;
    ///
    /// let range = IpRange::new(Ipv4Addr::new(203, 0, 113, 0), 24)?;
    /// assert_eq!(range, "203.0.113.0/24".parse()?);
    /// # Ok::<(), cognito_perms::InvalidValue>(())
    /// ```
    pub fn new(address: impl Into<IpAddr>, prefix: u8) -> Result<Self, InvalidValue> {
        let address = address.into();
        let range = Range::new(address, prefix).filter(|range| range.masked() == *range);
        range.map(Self).ok_or_else(|| Self::invalid(format!("{address}/{prefix}")))
    }

    fn invalid(value: String) -> InvalidValue {
        InvalidValue {
            value,
            kind: "IP range",
            form: "an address and a prefix length, with no host bits set",
            example: "203.0.113.0/24",
        }
    }

    /// Returns the first address.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.0.address
    }

    /// Returns the prefix length, in bits.
    #[must_use]
    pub const fn prefix(&self) -> u8 {
        self.0.prefix
    }
}

impl fmt::Display for IpRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for IpRange {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if the string is not an address with a `/` and a prefix length, or if the address has bits set after
    /// the prefix.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let range = Range::parse(text).filter(|it| text.contains('/') && it.masked() == *it);
        range.map(Self).ok_or_else(|| Self::invalid(text.to_owned()))
    }
}

impl TryFrom<&str> for IpRange {
    type Error = InvalidValue;

    fn try_from(text: &str) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl TryFrom<String> for IpRange {
    type Error = InvalidValue;

    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl Sealed for IpRange {}

impl IpAddressValue for IpRange {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        short::with_display(self, take)
    }
}

/// Serializes the range as a string.
#[cfg(feature = "serde")]
impl serde::Serialize for IpRange {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes a string and checks it.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for IpRange {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::text::parse(deserializer)
    }
}

/// Implements the conversion of single addresses.
macro_rules! from_address {
    ($($address:ty),+) => {
        $(
            /// Creates the range that contains only this address.
            impl From<$address> for IpRange {
                fn from(address: $address) -> Self {
                    Self(Range::one(address.into()))
                }
            }
        )+
    };
}

from_address!(IpAddr, Ipv4Addr, Ipv6Addr);
