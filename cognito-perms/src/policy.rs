//! A checked policy as a JSON document, and its conversions.

use crate::run_time::Values;
use cognito_perms_spec::facts::catalog::Quota;
use cognito_perms_spec::write;
use std::borrow::Cow;
use std::fmt;

/// A policy document that was checked when it was created.
///
/// It is created by [`policy!`](crate::policy!), [`policy_file!`](crate::policy_file!) or [`Policy::from_json`]. (The hidden
/// functions that the macros call do not check anything.) It is an identity policy, a permissions boundary or a
/// session policy. Policies of other types have their own Rust types, such as [`TrustPolicy`](crate::TrustPolicy) and
/// [`ResourcePolicy`](crate::ResourcePolicy).
///
/// The document is the JSON that AWS accepts: minified, with `"Version":"2012-10-17"`. A policy that
/// [`policy!`](crate::policy!) creates without runtime values is a constant, which costs nothing at run time.
///
/// A policy can be passed wherever an AWS SDK takes `impl Into<String>`:
///
/// ```
/// use cognito_perms::{Policy, policy};
///
/// const LIST: Policy = policy! { allow ListUserPools on * };
///
/// // As in `client.create_policy().policy_document(LIST)`.
/// fn policy_document(document: impl Into<String>) -> String {
///     document.into()
/// }
/// assert_eq!(policy_document(LIST), LIST.as_str());
/// ```
#[doc(alias = "Version")]
#[doc(alias = "principal")]
#[doc(alias = "trust")]
#[doc(alias = "session")]
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Policy(Cow<'static, str>);

/// Creates a policy without checking it; only for expansions of `policy!`.
///
/// This is a free function because rustc resolves it faster: an associated function makes it look through all traits in
/// scope for each literal.
#[doc(hidden)]
#[must_use]
pub const fn __checked(document: &'static str) -> Policy {
    Policy(Cow::Borrowed(document))
}

impl Policy {
    /// Creates a policy with runtime values without checking it; only for expansions of `policy!`.
    #[doc(hidden)]
    #[must_use]
    pub fn __with_run_time_values(build: impl FnOnce(Values) -> String) -> Self {
        Self(Cow::Owned(build(Values)))
    }

    /// Wraps a document that has been checked.
    pub(crate) const fn of(document: String) -> Self {
        Self(Cow::Owned(document))
    }

    /// Returns the document, minified.
    ///
    /// In a constant, call it on a `static` or a reference: calling it on a `const` would create a temporary, which Rust
    /// cannot drop at compile time.
    ///
    /// ```
    /// use cognito_perms::{Policy, policy};
    ///
    /// static LIST: Policy = policy! { allow ListUserPools on * };
    /// const DOCUMENT: &str = LIST.as_str();
    ///
    /// assert!(DOCUMENT.starts_with(r#"{"Version":"2012-10-17","#));
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match &self.0 {
            Cow::Borrowed(document) => document,
            Cow::Owned(document) => document.as_str(),
        }
    }

    /// Returns the document with line breaks and an indentation of two spaces.
    ///
    /// ```
    /// use cognito_perms::policy;
    ///
    /// let policy = policy! { allow ListUserPools on * };
    /// assert_eq!(
    ///     policy.to_pretty().lines().nth(1),
    ///     Some(r#"  "Version": "2012-10-17","#),
    /// );
    /// ```
    #[must_use]
    pub fn to_pretty(&self) -> String {
        write::pretty(self.as_str())
    }

    /// Returns the size in characters, as IAM counts it against its quotas (6,144 for a managed policy).
    ///
    /// IAM does not count white space. AWS does not document whether that includes white space in strings; this function
    /// counts it there, so the result is never too small.
    ///
    /// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    ///
    /// ```
    /// use cognito_perms::{Policy, policy};
    ///
    /// static LIST: Policy = policy! { allow ListUserPools on * };
    /// const _: () = assert!(LIST.size() <= 6_144);
    /// ```
    #[must_use]
    pub const fn size(&self) -> usize {
        characters(self.as_str())
    }

    /// Returns `true` if the policy is not larger than a quota.
    ///
    /// A literal is checked against its quota at compile time, but runtime values can make the policy larger than
    /// expected. IAM counts all inline policies of a user, group or role together.
    ///
    /// ```
    /// use cognito_perms::{Policy, Quota, policy};
    ///
    /// static LIST: Policy = policy! { allow ListUserPools on * };
    /// assert!(LIST.fits(Quota::Managed));
    /// ```
    #[doc(alias = "session")]
    #[must_use]
    pub const fn fits(&self, quota: Quota) -> bool {
        self.size() <= quota.characters()
    }
}

/// Writes the document, minified.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Writes the document in `Policy(…)`, without the escapes of a Rust string.
impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Policy({})", self.as_str())
    }
}

impl AsRef<str> for Policy {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<Policy> for String {
    fn from(policy: Policy) -> Self {
        policy.0.into_owned()
    }
}

impl From<&Policy> for String {
    fn from(policy: &Policy) -> Self {
        policy.as_str().to_owned()
    }
}

impl From<Policy> for Cow<'static, str> {
    fn from(policy: Policy) -> Self {
        policy.0
    }
}

/// Serializes the policy as a JSON object, in the order of the document.
///
/// For a CloudFormation template, use `cloudformation::Policy::from(policy)` instead: CloudFormation replaces
/// `{{resolve:…}}` in any string, and that type fails to serialize such a string. For Terraform's JSON syntax, where a
/// policy is a string with expressions, use `terraform::Policy::from(policy)`. Both need the feature `templates`.
///
/// ```
/// use cognito_perms::policy;
///
/// let template = serde_json::json!({ "PolicyDocument": policy! { allow ListUserPools on * } });
/// assert_eq!(template["PolicyDocument"]["Statement"][0]["Effect"], "Allow");
/// ```
#[cfg(feature = "serde")]
impl serde::Serialize for Policy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_document(self.as_str(), serializer)
    }
}

/// Counts the characters of a document, as `chars().count()`, which is not `const`, does.
pub(crate) const fn characters(document: &str) -> usize {
    let bytes = document.as_bytes();
    let (mut at, mut characters) = (0, 0);
    while at < bytes.len() {
        // Count every byte except UTF-8 continuation bytes.
        if bytes[at] & 0b1100_0000 != 0b1000_0000 {
            characters += 1;
        }
        at += 1;
    }
    characters
}

/// Serializes a JSON document as a value, with its members in order.
#[cfg(feature = "serde")]
pub(crate) fn serialize_document<S: serde::Serializer>(
    document: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut document = serde_json::Deserializer::from_str(document);
    serde_transcode::transcode(&mut document, serializer)
}
