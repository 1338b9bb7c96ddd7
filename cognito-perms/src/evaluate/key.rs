//! Condition keys of requests: constants for the global ones, and lookups for those of services.

use cognito_perms_spec::facts::catalog::{UnknownName, known_condition_key};
use std::borrow::Cow;
use std::fmt;

/// A condition key that a request can have.
///
/// Source: [AWS global condition context keys][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
///
/// ```
/// use cognito_perms::evaluate::Key;
///
/// assert_eq!(Key::SOURCE_IP.as_str(), "aws:SourceIp");
/// assert_eq!(Key::principal_tag("team").as_str(), "aws:PrincipalTag/team");
/// assert_eq!(Key::named("s3:prefix")?.as_str(), "s3:prefix");
/// assert!(Key::named("s3:prefixes").is_err());
/// # Ok::<(), cognito_perms::UnknownName>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key(Cow<'static, str>);

/// Declares the constants.
macro_rules! keys {
    ($($name:ident { key: $key:literal, description: $description:literal })+) => {
        impl Key {
            $(
                #[doc = concat!("`", $key, "`: ", $description, ".")]
                pub const $name: Self = Self(Cow::Borrowed($key));
            )+

            /// Returns the name of the constant for a key, in any letter case.
            pub(crate) fn constant(key: &str) -> Option<&'static str> {
                let all = [$(($key, stringify!($name))),+];
                let is_key = |(it, _): &&(&str, &str)| it.eq_ignore_ascii_case(key);
                all.iter().find(is_key).map(|(_, name)| *name)
            }
        }
    };
}

cognito_perms_spec::__for_each_global_key!(keys);

impl Key {
    /// Returns `aws:PrincipalTag/…`: a tag of the caller.
    #[must_use]
    pub fn principal_tag(tag: &str) -> Self {
        Self(format!("aws:PrincipalTag/{tag}").into())
    }

    /// Returns `aws:ResourceTag/…`: a tag of the resource.
    #[must_use]
    pub fn resource_tag(tag: &str) -> Self {
        Self(format!("aws:ResourceTag/{tag}").into())
    }

    /// Returns `aws:RequestTag/…`: a tag in the request.
    #[must_use]
    pub fn request_tag(tag: &str) -> Self {
        Self(format!("aws:RequestTag/{tag}").into())
    }

    /// Returns the key with a name, in any letter case: a global key, that of a service, or a claim of an identity
    /// provider.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalog has no such key.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        match known_condition_key(name) {
            Some(_) => Ok(Self(name.to_owned().into())),
            None => Err(UnknownName::new("condition key", name)),
        }
    }

    /// Returns a key that is not looked up in the catalog.
    #[must_use]
    pub fn unchecked(name: &str) -> Self {
        Self(name.to_owned().into())
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<crate::ConditionKey> for Key {
    /// Returns a key of Amazon Cognito user pools. A key with a variable part, such as a tag, has none yet.
    fn from(key: crate::ConditionKey) -> Self {
        Self(key.name().into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
