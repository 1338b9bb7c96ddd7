//! Values that no request has, written for an empty list of runtime values.
//!
//! AWS's pages contradict each other on the meaning of an empty list. With a value that never equals anything,
//! every operator behaves as if there were no value: positive operators never match, negated ones always do.
//! Each value is valid where it is written, so the document passes this crate's own rules.

/// A string. It is the character DEL, which IAM accepts in a policy, but which no header, tag or name can
/// contain.
pub const TEXT: &str = "\u{7f}";

/// An ARN. No user has this name, because names consist of letters, digits and `+=,.@_-`.
///
/// Source: [User](https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html).
pub const ARN: &str = "arn:aws:iam::000000000000:user/!";

/// An address: the unspecified one, which is never the source of a request.
///
/// Source: RFC 4291, section 2.5.2.
pub const ADDRESS: &str = "::/128";
