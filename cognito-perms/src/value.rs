//! Values of run time that can stand in a policy: each was checked when it was made.
//!
//! None of them can hold a wildcard or a policy variable, so none can widen a policy.

use crate::run_time::{KeyValue, ResourceValue, StringValue, seal_value};
use cognito_perms_spec::catalog::PARTITIONS;
use cognito_perms_spec::check::is_taken_as_arn;
use cognito_perms_spec::shown;
use std::fmt;
use std::str::FromStr;

/// A text that is not what it was parsed into.
///
/// ```
/// use cognito_perms::AccountId;
///
/// let error = "1234".parse::<AccountId>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`1234` is no account id, which is 12 digits, as in `123456789012`",
/// );
/// assert_eq!(error.value(), "1234");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidValue {
    pub(crate) value: String,
    pub(crate) kind: &'static str,
    pub(crate) form: &'static str,
    pub(crate) example: &'static str,
}

impl InvalidValue {
    /// The text.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// How many characters of a value its error shows: no id of AWS has more.
const LONGEST: usize = 2_000;

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, kind, form, example } = self;
        // A value that is not an id can be of any length.
        let start = value.char_indices().nth(LONGEST).map(|(end, _)| value.split_at(end).0);
        let shown = shown::name(start.unwrap_or(value));
        let more = if start.is_some() { "…" } else { "" };
        write!(f, "`{shown}{more}` is no {kind}, which is {form}, as in `{example}`")
    }
}

impl std::error::Error for InvalidValue {}

/// Whether a text in a resource is one for exactly itself, and easy to read: no pattern, no policy variable, and nothing
/// that JSON escapes or a terminal hides.
fn is_plain(text: &str) -> bool {
    let is_plain = |it: char| !matches!(it, '*' | '?' | '"' | '\\') && !it.is_control();
    text.chars().all(is_plain) && text.trim() == text && !text.contains("${")
}

/// What every type here can do with its text.
macro_rules! text {
    ($type:ident) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($type), self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.into_string()
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        seal_value!($type);

        impl TryFrom<&str> for $type {
            type Error = InvalidValue;

            fn try_from(text: &str) -> Result<Self, InvalidValue> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = InvalidValue;

            fn try_from(text: String) -> Result<Self, InvalidValue> {
                text.parse()
            }
        }

        impl StringValue for $type {
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                take(self.as_str())
            }
        }

        /// As a text.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// From a text, which is checked.
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::parse_text(deserializer)
            }
        }
    };
}

/// The same for what holds a text of its own, which was checked.
macro_rules! owned_text {
    ($type:ident) => {
        impl $type {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn into_string(self) -> String {
                self.0
            }
        }

        text!($type);
    };
}

/// Reads a text and checks it.
#[cfg(feature = "serde")]
pub(crate) fn parse_text<'de, T: FromStr<Err = InvalidValue>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

/// Lets a type stand in a resource; behind its name what else of it does, and what ends the region in it.
macro_rules! resource_value {
    ($type:ident $($part:ident)* $(, $region_before:literal)?) => {
        impl ResourceValue<$type> for $type {
            fn value(&self) -> &$type {
                self
            }
        }

        #[cfg(feature = "templates")]
        $crate::template::let_stand!($type $($part)* $(, $region_before)?);
    };
}

/// Lets a type be the value of a condition key.
macro_rules! key_value {
    ($type:ident) => {
        impl KeyValue<$type> for $type {
            fn id(&self) -> &$type {
                self
            }
        }

        #[cfg(feature = "templates")]
        impl<D: $crate::template::Tool> $crate::template::TemplateKeyValue<$type, D> for $type {
            fn put_id(&self, document: &mut $crate::template::Document<D>) {
                document.known.resource(self.as_str());
            }
        }
    };
}

mod field;
mod formatted;
mod ip_range;
mod resource;

pub use field::*;
pub use formatted::*;
pub use ip_range::IpRange;
pub use resource::*;

/// A partition of AWS: a group of regions with its own accounts.
///
/// Source: the SDKs' endpoint data.
///
/// ```
/// use cognito_perms::Partition;
///
/// let partition: Partition = "aws-us-gov".parse()?;
/// assert_eq!(partition.as_str(), "aws-us-gov");
/// assert!("aws-*".parse::<Partition>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(&'static str);

impl Partition {
    /// The name that ARNs have: `aws`, `aws-cn`, …
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }

    fn into_string(self) -> String {
        self.0.to_owned()
    }
}

impl FromStr for Partition {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// The catalogue has no such partition.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let found = PARTITIONS.iter().find(|it| it.name == text);
        found.map(|it| Self(it.name)).ok_or_else(|| InvalidValue {
            value: text.to_owned(),
            kind: "partition",
            form: "one of those that AWS has",
            example: "aws",
        })
    }
}

text!(Partition);
resource_value!(Partition);

/// A region of AWS.
///
/// Source: the SDKs' endpoint data. A region that is newer than the catalogue is refused.
///
/// ```
/// use cognito_perms::Region;
///
/// let region: Region = "eu-west-1".parse()?;
/// assert_eq!(region.partition().as_str(), "aws");
/// assert!("eu-*".parse::<Region>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    name: &'static str,
    partition: &'static str,
}

impl Region {
    /// The name: `us-east-1`, …
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.name
    }

    /// The partition that it is in.
    #[must_use]
    pub const fn partition(&self) -> Partition {
        Partition(self.partition)
    }

    fn into_string(self) -> String {
        self.name.to_owned()
    }
}

impl FromStr for Region {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// The catalogue has no such region.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let mut all = PARTITIONS
            .iter()
            .flat_map(|partition| partition.regions.iter().map(move |name| (partition, *name)));
        let found = all.find(|(_, name)| *name == text);
        found.map(|(partition, name)| Self { name, partition: partition.name }).ok_or_else(|| {
            InvalidValue {
                value: text.to_owned(),
                kind: "region",
                form: "one of those that AWS has",
                example: "us-east-1",
            }
        })
    }
}

text!(Region);
resource_value!(Region partition);
key_value!(Region);

/// The id of an AWS account: 12 digits.
///
/// Source: [AWS account identifiers](https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html).
///
/// ```
/// use cognito_perms::AccountId;
///
/// let account: AccountId = "012345678901".parse()?;
/// assert_eq!(account.as_str(), "012345678901");
/// assert!("*".parse::<AccountId>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId([u8; 12]);

impl AccountId {
    /// The digits.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(digits) => digits,
            // Digits are UTF-8.
            Err(_) => "",
        }
    }

    fn into_string(self) -> String {
        self.as_str().to_owned()
    }
}

impl FromStr for AccountId {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// The text is not 12 digits.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let digits = <[u8; 12]>::try_from(text.as_bytes()).ok();
        let digits = digits.filter(|it| it.iter().all(u8::is_ascii_digit));
        digits.map(Self).ok_or_else(|| InvalidValue {
            value: text.to_owned(),
            kind: "account id",
            form: "12 digits",
            example: "123456789012",
        })
    }
}

text!(AccountId);
resource_value!(AccountId);
key_value!(AccountId);

/// An ARN with all of its six fields, of one resource, as a [`check`](crate::check()) takes it.
///
/// It holds no wildcard, policy variable, control character, quote or backslash.
///
/// Source: [ARN format](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
///
/// ```
/// use cognito_perms::Arn;
///
/// let arn: Arn = "arn:aws:iam::123456789012:role/support".parse()?;
/// assert_eq!(arn.as_str(), "arn:aws:iam::123456789012:role/support");
/// assert!("arn:aws:iam::123456789012:role/*".parse::<Arn>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn(String);

impl FromStr for Arn {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// [`check`](crate::check()) would refuse the ARN as a resource: it does not have six fields, or names a partition,
    /// a region or an account that cannot exist. Or it holds a wildcard, a policy variable, a control character, a
    /// quote, a backslash, or a space at either end. The last three occur in keys of S3 objects only; a statement
    /// about such an object is written in JSON.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if is_plain(text) && is_taken_as_arn(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(InvalidValue {
            value: text.to_owned(),
            kind: "ARN",
            form: "six fields with a known partition and region, and without patterns, quotes, backslashes and control characters",
            example: "arn:aws:iam::123456789012:role/support",
        })
    }
}

owned_text!(Arn);
resource_value!(Arn);
