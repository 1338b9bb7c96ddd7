//! Messages about private addresses where AWS sees public ones.

use crate::text::{Text, Words, words};

/// Explains that a private address never matches.
pub(super) fn never_matches(text: &Text<'_>) -> Words {
    words!(
        "`{address}` is a private address, but `aws:SourceIp` is always public: this never matches",
        address = &text.value
    )
}

/// Explains that a negated operator never excludes a private address.
pub(super) fn is_never_one(text: &Text<'_>) -> Words {
    words!(
        "`{address}` is a private address, but `aws:SourceIp` is always public: this excludes nothing",
        address = &text.value
    )
}

/// Explains which requests have private addresses.
pub(super) fn of_endpoints() -> Words {
    words!(
        "for requests through a VPC endpoint, use `aws:VpcSourceIp` together with `aws:SourceVpc`"
    )
}
