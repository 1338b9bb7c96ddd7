//! What is said of private addresses, where AWS sees public ones.

use crate::text::{Text, Words, words};

/// What a private address never matches.
pub(super) fn never_matches(text: &Text<'_>) -> Words {
    words!(
        "`{address}` is private, and `aws:SourceIp` is public: it never matches",
        address = &text.value
    )
}

/// What a negated operator never excludes.
pub(super) fn is_never_one(text: &Text<'_>) -> Words {
    words!(
        "`{address}` is private, and `aws:SourceIp` is public: it is never one of these",
        address = &text.value
    )
}

/// Where private addresses are.
pub(super) fn of_endpoints() -> Words {
    words!(
        "requests through a VPC endpoint have private addresses, in `aws:VpcSourceIp` beside `aws:SourceVpc`"
    )
}
