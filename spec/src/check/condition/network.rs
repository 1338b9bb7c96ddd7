//! IP addresses and ranges of them.

use std::net::IpAddr;

/// A range of addresses; an address alone is a range of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    address: IpAddr,
    prefix: u8,
    has_prefix: bool,
}

impl Range {
    /// Reads `203.0.113.0/24`, `203.0.113.7`, `2001:db8::/32`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let length = match prefix {
            None => most,
            Some("0") => 0,
            Some(digits) if digits.starts_with(|it: char| ('1'..='9').contains(&it)) => {
                digits.parse().ok()?
            }
            Some(_) => return None,
        };
        (length <= most).then_some(Self { address, prefix: length, has_prefix: prefix.is_some() })
    }

    /// The range with nothing behind its prefix; `None` if there is nothing.
    pub(super) fn masked(self) -> Option<String> {
        let first = self.first();
        (self.has_prefix && first != self.address).then(|| format!("{first}/{}", self.prefix))
    }

    fn first(self) -> IpAddr {
        let prefix = u32::from(self.prefix);
        match self.address {
            IpAddr::V4(address) => {
                let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
                IpAddr::V4((address.to_bits() & mask).into())
            }
            IpAddr::V6(address) => {
                let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
                IpAddr::V6((address.to_bits() & mask).into())
            }
        }
    }

    /// Whether no address of it can be the public source of a request.
    pub(super) fn is_private(self) -> bool {
        PRIVATE.iter().filter_map(|it| Self::parse(it)).any(|private| {
            let same_kind = private.address.is_ipv4() == self.address.is_ipv4();
            let cut = Self { prefix: private.prefix, ..self };
            same_kind && self.prefix >= private.prefix && cut.first() == private.address
        })
    }
}

/// The ranges that nothing on the Internet is routed to: private networks, shared and link-local
/// addresses, loopback.
///
/// Source: RFC 6890.
const PRIVATE: [&str; 9] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
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
            "::/129",
            "203.0.113.*",
            "203.0.113.0/24/8",
            " 203.0.113.7",
            "010.0.0.1",
            "203.0.113.0/024",
        ] {
            assert!(Range::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_stands_behind_the_prefix_is_masked() {
        let masked = |text| Range::parse(text).unwrap().masked();
        assert_eq!(masked("203.0.113.7/24").as_deref(), Some("203.0.113.0/24"));
        assert_eq!(masked("203.0.113.7/0").as_deref(), Some("0.0.0.0/0"));
        assert_eq!(masked("2001:db8::1/32").as_deref(), Some("2001:db8::/32"));
        assert_eq!(masked("203.0.113.7"), None);
        assert_eq!(masked("203.0.113.7/32"), None);
        assert_eq!(masked("203.0.113.0/24"), None);
    }

    #[test]
    fn private_ranges_lie_in_private_networks() {
        let is_private = |text| Range::parse(text).unwrap().is_private();
        for text in ["10.1.2.3", "10.0.0.0/8", "192.168.1.0/24", "172.31.0.0/16", "fd00::/8", "::1"]
        {
            assert!(is_private(text), "{text}");
        }
        for text in ["10.0.0.0/7", "0.0.0.0/0", "172.32.0.1", "203.0.113.7", "2001:db8::1", "::/0"]
        {
            assert!(!is_private(text), "{text}");
        }
    }
}
