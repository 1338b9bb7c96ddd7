//! What the types of runtime values have in common: `Display`, conversions, comparisons, serialization, and the traits that
//! let them be used in a policy.

#[cfg(feature = "serde")]
use super::invalid::InvalidValue;
#[cfg(feature = "serde")]
use std::str::FromStr;

/// Checks whether a string in a resource matches only itself and is readable: it contains no pattern, no policy variable, and
/// nothing that JSON escapes or a terminal hides.
pub(super) fn is_plain(text: &str) -> bool {
    let is_plain = |it: char| !matches!(it, '*' | '?' | '"' | '\\') && !it.is_control();
    text.chars().all(is_plain) && text.trim() == text && !text.contains("${")
}

/// Implements the common traits of a type with `as_str` and `into_string`.
macro_rules! text {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

        impl $crate::run_time::sealed::Sealed for $type {}

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

        impl $crate::run_time::StringValue for $type {
            fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                take(self.as_str())
            }
        }

        /// Serializes the value as a string.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Deserializes a string and checks it.
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::text::parse(deserializer)
            }
        }
    };
}
pub(crate) use text;

/// Does the same for a newtype of a checked `String`.
macro_rules! owned_text {
    ($type:ident) => {
        impl $type {
            /// Returns the value as a string.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn into_string(self) -> String {
                self.0
            }
        }

        $crate::value::text::text!($type);
    };
}
pub(crate) use owned_text;

/// Deserializes a string and parses it.
#[cfg(feature = "serde")]
pub(crate) fn parse<'de, T: FromStr<Err = InvalidValue>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

/// Lets a type be used in a resource. The name is followed by the methods for its parts and by the character that ends its
/// region.
macro_rules! resource_value {
    ($type:ident $($part:ident)* $(, $region_before:literal)?) => {
        impl $crate::run_time::ResourceValue<$type> for $type {
            fn value(&self) -> &$type {
                self
            }
        }

        #[cfg(feature = "templates")]
        $crate::template::let_stand!($type $($part)* $(, $region_before)?);
    };
}
pub(crate) use resource_value;

/// Lets a type be used as the value of a condition key.
macro_rules! key_value {
    ($type:ident) => {
        impl $crate::run_time::KeyValue<$type> for $type {
            fn id(&self) -> &$type {
                self
            }
        }

        #[cfg(feature = "templates")]
        impl<D: $crate::template::Tool> $crate::template::TemplateKeyValue<$type, D> for $type {
            fn put_id(&self, document: &mut $crate::template::Draft<D>) {
                document.known.resource(self.as_str());
            }
        }
    };
}
pub(crate) use key_value;
