//! A checked policy, as its JSON document.

use crate::run_time::Values;
use cognito_perms_spec::facts::catalog::Quota;
use cognito_perms_spec::write;
use std::borrow::Cow;
use std::fmt;

/// A policy document that was checked when it was made.
///
/// [`policy!`](crate::policy!) makes it; the hidden functions that its expansions call check nothing.
///
/// It is the JSON that AWS takes: minified, with `"Version":"2012-10-17"`. [`policy!`](crate::policy!)
/// makes constants of it, which cost nothing at run time.
///
/// It goes wherever an AWS SDK takes `impl Into<String>`:
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
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Policy(Cow<'static, str>);

/// What `policy!` calls; a document from anywhere else is not checked.
///
/// No function of `Policy`: for those rustc looks through all traits in scope, at each literal.
#[doc(hidden)]
#[must_use]
pub const fn __checked(document: &'static str) -> Policy {
    Policy(Cow::Borrowed(document))
}

impl Policy {
    /// What `policy!` calls where values of run time stand in the policy.
    #[doc(hidden)]
    #[must_use]
    pub fn __with_run_time_values(build: impl FnOnce(Values) -> String) -> Self {
        Self(Cow::Owned(build(Values)))
    }

    /// A document that was checked.
    pub(crate) const fn of(document: String) -> Self {
        Self(Cow::Owned(document))
    }

    /// The document, minified.
    ///
    /// In a constant it is called on a `static` or on a reference: a constant of its own would have to
    /// be dropped there, which Rust cannot do at compile time.
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

    /// The document with line breaks and an indent of two spaces, for people.
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

    /// The size in characters, as IAM counts it against its quotas (6,144 for a managed policy).
    ///
    /// IAM does not count white space. Whether that holds inside of strings too is not documented; this
    /// counts it there, and so never too little.
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
        let bytes = self.as_str().as_bytes();
        let (mut at, mut characters) = (0, 0);
        while at < bytes.len() {
            // Every byte but those that continue a character.
            if bytes[at] & 0b1100_0000 != 0b1000_0000 {
                characters += 1;
            }
            at += 1;
        }
        characters
    }

    /// Whether it is small enough for what it is attached to.
    ///
    /// A literal is held against its quota when it is compiled; a policy with values of run time can be
    /// larger than what is known of it then. The inline policies of a user, group or role are counted
    /// together.
    ///
    /// ```
    /// use cognito_perms::{Policy, Quota, policy};
    ///
    /// static LIST: Policy = policy! { allow ListUserPools on * };
    /// assert!(LIST.fits(Quota::Managed));
    /// ```
    #[must_use]
    pub const fn fits(&self, quota: Quota) -> bool {
        self.size() <= quota.characters()
    }
}

/// The document, minified.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The document, in `Policy(…)` and without the escapes of a Rust string.
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

/// As a JSON object, in the order of the document.
///
/// In a template of CloudFormation, which replaces `{{resolve:…}}` in any text, stands
/// `cloudformation::Policy::from(policy)`: it refuses such a text. In Terraform's JSON syntax, where a policy is a string
/// with expressions, stands `terraform::Policy::from(policy)`. Both are behind the feature `templates`.
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

/// A JSON document as a value of whatever serialises, in its order.
#[cfg(feature = "serde")]
pub(crate) fn serialize_document<S: serde::Serializer>(
    document: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut document = serde_json::Deserializer::from_str(document);
    serde_transcode::transcode(&mut document, serializer)
}
