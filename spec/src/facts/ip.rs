//! Ranges of IP addresses, as used in conditions.

use std::fmt;
use std::net::IpAddr;

/// An address and a prefix length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// The address, including any bits set after the prefix.
    pub address: IpAddr,
    /// The number of leading bits that all addresses of the range share.
    pub prefix: u8,
}

impl Range {
    /// Creates a range, or returns `None` if the prefix is longer than the address.
    #[must_use]
    pub fn new(address: IpAddr, prefix: u8) -> Option<Self> {
        (prefix <= bits(address)).then_some(Self { address, prefix })
    }

    /// Creates the range of a single address.
    #[must_use]
    pub const fn one(address: IpAddr) -> Self {
        Self { address, prefix: bits(address) }
    }

    /// Parses `203.0.113.0/24` or `2001:db8::/32`, or a single address as a range of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((address, digits)) = text.split_once('/') else {
            return text.parse().ok().map(Self::one);
        };
        // No sign and no leading zeros.
        let is_plain = digits == "0" || digits.starts_with(|it: char| ('1'..='9').contains(&it));
        let prefix = digits.parse().ok().filter(|_| is_plain)?;
        Self::new(address.parse().ok()?, prefix)
    }

    /// Returns the range with all bits after the prefix cleared.
    #[must_use]
    pub fn masked(self) -> Self {
        let prefix = u32::from(self.prefix);
        let address = match self.address {
            IpAddr::V4(address) => {
                let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
                IpAddr::V4((address.to_bits() & mask).into())
            }
            IpAddr::V6(address) => {
                let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
                IpAddr::V6((address.to_bits() & mask).into())
            }
        };
        Self { address, ..self }
    }

    /// Checks whether this range covers another one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        let cut = Self { prefix: self.prefix, ..other };
        self.address.is_ipv4() == other.address.is_ipv4()
            && self.prefix <= other.prefix
            && cut.masked() == self.masked()
    }

    /// Checks whether no address of the range can be the public source of a request.
    #[must_use]
    pub fn is_private(self) -> bool {
        // The range is IPv4 mapped into IPv6.
        let plain = match (self.address.to_canonical(), self.prefix.checked_sub(96)) {
            (address @ IpAddr::V4(_), Some(prefix)) if self.address.is_ipv6() => {
                Self { address, prefix }
            }
            _ => self,
        };
        PRIVATE.iter().filter_map(|it| Self::parse(it)).any(|private| private.covers(plain))
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

const fn bits(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The ranges that requests from the Internet cannot come from: private networks, shared and link-local
/// addresses, loopback, "this network", benchmarking, and reserved addresses.
///
/// Source: RFC 6890.
const PRIVATE: [&str; 12] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "240.0.0.0/4",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_addresses_with_a_prefix() {
        for right in ["203.0.113.7", "203.0.113.0/24", "0.0.0.0/0", "2001:db8::/32", "::/0", "::1"]
        {
            assert!(Range::parse(right).is_some(), "{right}");
        }
        for wrong in [
            "",
            "203.0.113",
            "203.0.113.0/33",
            "203.0.113.0/",
            "203.0.113.0/+8",
            "203.0.113.0/024",
            "::/129",
            "203.0.113.*",
            "203.0.113.0/24/8",
            " 203.0.113.7",
            "010.0.0.1",
        ] {
            assert!(Range::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_comes_after_the_prefix_is_masked() {
        let masked = |text| Range::parse(text).unwrap().masked().to_string();
        assert_eq!(masked("203.0.113.7/24"), "203.0.113.0/24");
        assert_eq!(masked("203.0.113.7/0"), "0.0.0.0/0");
        assert_eq!(masked("2001:db8::1/32"), "2001:db8::/32");
        assert_eq!(masked("203.0.113.7"), "203.0.113.7/32");
        assert_eq!(masked("2001:db8::1"), "2001:db8::1/128");
    }

    #[test]
    fn private_ranges_lie_in_private_networks() {
        let is_private = |text| Range::parse(text).unwrap().is_private();
        for text in [
            "10.1.2.3",
            "10.0.0.0/8",
            "192.168.1.0/24",
            "172.31.0.0/16",
            "fd00::/8",
            "::1",
            "::ffff:10.0.0.1",
            "::ffff:10.0.0.0/104",
        ] {
            assert!(is_private(text), "{text}");
        }
        for text in ["10.0.0.0/7", "0.0.0.0/0", "172.32.0.1", "203.0.113.7", "2001:db8::1", "::/0"]
        {
            assert!(!is_private(text), "{text}");
        }
    }
}
