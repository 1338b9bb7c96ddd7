//! Policies of other types than identity policies: a document and its conversions, for each type.

use crate::check::{Options, Report, check};
use crate::run_time::Values;
use cognito_perms_spec::syntax::PolicyType;
use cognito_perms_spec::write;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// Declares the Rust type of a type of policies.
macro_rules! policy_types {
    ($(
        $(#[doc = $doc:literal])+
        $type:ident: $kind:ident, $example:literal;
    )+) => {
        $(
            $(#[doc = $doc])+
            ///
            /// The document is minified, with `"Version":"2012-10-17"`, and was checked when it was created.
            ///
            /// ```
            #[doc = concat!("use cognito_perms::", stringify!($type), ";")]
            ///
            #[doc = concat!("let policy = ", stringify!($type), "::from_json(r#\"", $example, "\"#)?;")]
            /// assert!(policy.as_str().starts_with(r#"{"Version":"2012-10-17","#));
            /// # Ok::<(), cognito_perms::Report>(())
            /// ```
            #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $type(Cow<'static, str>);

            impl $type {
                /// Creates a policy without checking it; only for expansions of the macros.
                #[doc(hidden)]
                #[must_use]
                pub const fn __checked(document: &'static str) -> Self {
                    Self(Cow::Borrowed(document))
                }

                /// Creates a policy with runtime values without checking it; only for expansions of the macros.
                #[doc(hidden)]
                #[must_use]
                pub fn __with_run_time_values(build: impl FnOnce(Values) -> String) -> Self {
                    Self(Cow::Owned(build(Values)))
                }

                /// Checks a JSON document and returns its policy.
                ///
                /// Warnings are discarded; use [`check`] to get them.
                ///
                /// # Errors
                ///
                /// Returns a report with all findings if the document contains an error.
                pub fn from_json(document: &str) -> Result<Self, Report> {
                    Self::from_json_with(document, &Options::new())
                }

                /// Checks a JSON document with the given options, and returns its policy. The
                /// [policy type](Options::policy_type) in `options` is ignored.
                ///
                /// # Errors
                ///
                /// Returns a report with all findings if the document contains an error.
                pub fn from_json_with(
                    document: impl AsRef<[u8]>,
                    options: &Options,
                ) -> Result<Self, Report> {
                    let options = options.clone().policy_type(PolicyType::$kind);
                    let report = check(document, &options);
                    match report.document() {
                        Some(document) => Ok(Self(Cow::Owned(document.to_owned()))),
                        None => Err(report),
                    }
                }

                /// Returns the document, minified.
                #[must_use]
                pub const fn as_str(&self) -> &str {
                    match &self.0 {
                        Cow::Borrowed(document) => document,
                        Cow::Owned(document) => document.as_str(),
                    }
                }

                /// Returns the document with line breaks and an indentation of two spaces.
                #[must_use]
                pub fn to_pretty(&self) -> String {
                    write::pretty(self.as_str())
                }

                /// Returns the size in characters.
                #[must_use]
                pub const fn size(&self) -> usize {
                    crate::policy::characters(self.as_str())
                }
            }

            /// Writes the document, minified.
            impl fmt::Display for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            /// Formats the policy as its type name and the unescaped document in parentheses.
            impl fmt::Debug for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($type), "({})"), self.as_str())
                }
            }

            impl AsRef<str> for $type {
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }

            impl From<$type> for String {
                fn from(policy: $type) -> Self {
                    policy.0.into_owned()
                }
            }

            impl From<&$type> for String {
                fn from(policy: &$type) -> Self {
                    policy.as_str().to_owned()
                }
            }

            impl From<$type> for Cow<'static, str> {
                fn from(policy: $type) -> Self {
                    policy.0
                }
            }

            #[cfg(feature = "templates")]
            impl<D: crate::template::Tool> From<$type> for crate::template::TemplatePolicy<D> {
                fn from(policy: $type) -> Self {
                    Self::of_document(policy.0)
                }
            }

            impl FromStr for $type {
                type Err = Report;

                fn from_str(document: &str) -> Result<Self, Report> {
                    Self::from_json(document)
                }
            }

            /// Serializes the policy as a JSON object, in the order of the document.
            #[cfg(feature = "serde")]
            impl serde::Serialize for $type {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    crate::policy::serialize_document(self.as_str(), serializer)
                }
            }
        )+
    };
}

policy_types! {
    /// A role trust policy, which determines who can assume a role. Created by [`trust_policy!`](crate::trust_policy!).
    ///
    /// Source: [update a role trust policy](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html).
    TrustPolicy: Trust, r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}"#;

    /// A resource policy, such as that of a bucket, a queue or a function. Created by
    /// [`resource_policy!`](crate::resource_policy!).
    ///
    /// Source: [identity-based and resource-based policies](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html).
    ResourcePolicy: Resource, r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:123456789012:orders"}}"#;

    /// A VPC endpoint policy, which limits what requests through the endpoint can do. Created by
    /// [`endpoint_policy!`](crate::endpoint_policy!).
    ///
    /// Source: [control access to VPC endpoints](https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
    EndpointPolicy: Endpoint, r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "cognito-idp:SignUp", "Resource": "*"}}"#;

    /// A service control policy. Created by [`policy!`](crate::policy!) with `#![kind = "scp"]`.
    ///
    /// Source: [service control policies](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html).
    ServiceControlPolicy: Scp, r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "cognito-idp:Delete*", "Resource": "*"}}"#;

    /// A resource control policy. Created by [`policy!`](crate::policy!) with `#![kind = "rcp"]`, which writes the
    /// principal `*`.
    ///
    /// Source: [resource control policies](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).
    ResourceControlPolicy: Rcp, r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}"#;
}
