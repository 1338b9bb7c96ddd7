//! What condition keys hold, and what operators compare. The build script uses this file too, so it stands alone.

use std::fmt;

/// What an operator compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Texts.
    String,
    /// Numbers.
    Numeric,
    /// Moments.
    Date,
    /// `true` and `false`.
    Bool,
    /// Bytes.
    Binary,
    /// Addresses.
    IpAddress,
    /// ARNs.
    Arn,
    /// Whether the key is there.
    Null,
}

/// What the values of a condition key are.
///
/// Source: [the condition keys table][page].
///
/// [page]: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
///
/// ```
/// use cognito_perms::{ConditionKey, ValueType};
///
/// assert_eq!(ConditionKey::AwsTagKeys.value_type(), ValueType::ArrayOfString);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueType {
    /// Text.
    String,
    /// Several texts in one request.
    ArrayOfString,
    /// An ARN.
    Arn,
    /// Several ARNs in one request.
    ArrayOfArn,
    /// `true` or `false`.
    Bool,
    /// Several of `true` and `false` in one request.
    ArrayOfBool,
    /// An integer or a decimal number.
    Numeric,
    /// A date.
    Date,
    /// An IP address.
    IpAddress,
    /// Base64.
    Binary,
}

impl ValueType {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::String,
        Self::ArrayOfString,
        Self::Arn,
        Self::ArrayOfArn,
        Self::Bool,
        Self::ArrayOfBool,
        Self::Numeric,
        Self::Date,
        Self::IpAddress,
        Self::Binary,
    ];

    /// The name in AWS's tables: `ArrayOfString`, `ARN`, `IPAddress`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::ArrayOfString => "ArrayOfString",
            Self::Arn => "ARN",
            Self::ArrayOfArn => "ArrayOfARN",
            Self::Bool => "Bool",
            Self::ArrayOfBool => "ArrayOfBool",
            Self::Numeric => "Numeric",
            Self::Date => "Date",
            Self::IpAddress => "IPAddress",
            Self::Binary => "Binary",
        }
    }

    /// Whether a request can hold several of them.
    #[must_use]
    pub const fn is_multivalued(self) -> bool {
        matches!(self, Self::ArrayOfString | Self::ArrayOfArn | Self::ArrayOfBool)
    }

    /// What the operators for it compare.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::String | Self::ArrayOfString => Family::String,
            Self::Arn | Self::ArrayOfArn => Family::Arn,
            Self::Bool | Self::ArrayOfBool => Family::Bool,
            Self::Numeric => Family::Numeric,
            Self::Date => Family::Date,
            Self::IpAddress => Family::IpAddress,
            Self::Binary => Family::Binary,
        }
    }
}

/// As AWS's tables have it: the [name](Self::name).
impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
