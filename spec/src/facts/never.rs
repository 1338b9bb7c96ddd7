//! Values that no request has: what an empty list of runtime values is written as.
//!
//! AWS's pages contradict each other on what an empty list means. With a value that is never equal to anything, every
//! operator answers what it would answer for no value: a positive one never matches, a negated one always does. Each
//! of these is well-formed where it is written, so that the document passes its own rules.

/// A string. The character is DEL, which IAM takes in a policy, and which no header, tag or name can hold.
pub const TEXT: &str = "\u{7f}";

/// An ARN: no user has this name, which may hold letters, digits and `+=,.@_-`.
///
/// Source: [User](https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html).
pub const ARN: &str = "arn:aws:iam::000000000000:user/!";

/// An address: the unspecified one, which nothing sends from.
///
/// Source: RFC 4291, section 2.5.2.
pub const ADDRESS: &str = "::/128";
