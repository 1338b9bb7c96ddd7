//! Ranges of IP addresses.

use super::InvalidValue;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A range of IP addresses: an address and the length of its prefix.
///
/// ```
/// use cognito_perms::IpRange;
///
/// let office: IpRange = "203.0.113.0/24".parse()?;
/// assert_eq!(office.to_string(), "203.0.113.0/24");
/// // Bits behind the prefix would count for nothing.
/// assert!("203.0.113.7/24".parse::<IpRange>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpRange {
    address: IpAddr,
    prefix: u8,
}

impl IpRange {
    /// The range of all addresses that start like this one.
    ///
    /// # Errors
    ///
    /// The prefix is longer than the address, or bits behind it are set.
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
        let prefix_bits = u32::from(prefix);
        let is_right = match address {
            IpAddr::V4(it) => {
                prefix_bits <= 32 && it.to_bits().checked_shl(prefix_bits).unwrap_or(0) == 0
            }
            IpAddr::V6(it) => {
                prefix_bits <= 128 && it.to_bits().checked_shl(prefix_bits).unwrap_or(0) == 0
            }
        };
        if is_right {
            return Ok(Self { address, prefix });
        }
        Err(Self::invalid(format!("{address}/{prefix}")))
    }

    fn invalid(value: String) -> InvalidValue {
        InvalidValue {
            value,
            kind: "IP range",
            form: "an address and the length of its prefix, with nothing set behind it",
            example: "203.0.113.0/24",
        }
    }
}

impl IpRange {
    /// The first address.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// The length of the prefix, in bits.
    #[must_use]
    pub const fn prefix(&self) -> u8 {
        self.prefix
    }
}

impl fmt::Display for IpRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

impl FromStr for IpRange {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// The text is no address with a prefix behind a `/`, or bits behind the prefix are set.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let invalid = || Self::invalid(text.to_owned());
        let (address, prefix) = text.split_once('/').ok_or_else(invalid)?;
        let address: IpAddr = address.parse().map_err(|_| invalid())?;
        let is_plain = prefix == "0" || prefix.starts_with(|it: char| ('1'..='9').contains(&it));
        let prefix: u8 = prefix.parse().ok().filter(|_| is_plain).ok_or_else(invalid)?;
        Self::new(address, prefix).map_err(|_| invalid())
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

/// As a text.
#[cfg(feature = "serde")]
impl serde::Serialize for IpRange {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From a text, which is checked.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for IpRange {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::parse_text(deserializer)
    }
}

/// Makes a range of one address.
macro_rules! from_address {
    ($($address:ty, $bits:literal;)+) => {
        $(
            /// The range of one address.
            impl From<$address> for IpRange {
                fn from(address: $address) -> Self {
                    Self { address: address.into(), prefix: $bits }
                }
            }
        )+
    };
}

from_address! {
    Ipv4Addr, 32;
    Ipv6Addr, 128;
}

/// The range of one address.
impl From<IpAddr> for IpRange {
    fn from(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => address.into(),
            IpAddr::V6(address) => address.into(),
        }
    }
}
