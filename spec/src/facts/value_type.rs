//! The types of condition keys' values, and what operators compare. The build script compiles this file too, so
//! it cannot depend on the rest of the crate.

use std::fmt;

/// What an operator compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Strings.
    String,
    /// Numbers.
    Numeric,
    /// Dates and times.
    Date,
    /// `true` and `false`.
    Bool,
    /// Bytes.
    Binary,
    /// Addresses.
    IpAddress,
    /// ARNs.
    Arn,
    /// Whether the key is present.
    Null,
}

/// The type of a condition key's values.
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
    /// A string.
    String,
    /// Several strings in one request.
    ArrayOfString,
    /// An ARN.
    Arn,
    /// Several ARNs in one request.
    ArrayOfArn,
    /// `true` or `false`.
    Bool,
    /// Several booleans in one request.
    ArrayOfBool,
    /// An integer or a decimal number.
    Numeric,
    /// A date.
    Date,
    /// An IP address.
    IpAddress,
    /// Base64-encoded bytes.
    Binary,
}

impl ValueType {
    /// All types.
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

    /// Returns the name in AWS's tables: `ArrayOfString`, `ARN`, `IPAddress`.
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

    /// Checks whether a request can have several values.
    #[must_use]
    pub const fn is_multivalued(self) -> bool {
        matches!(self, Self::ArrayOfString | Self::ArrayOfArn | Self::ArrayOfBool)
    }

    /// Returns what operators for this type compare.
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

/// Formats the [name](Self::name), as in AWS's tables.
impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
