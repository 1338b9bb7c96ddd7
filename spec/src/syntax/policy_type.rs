//! The types of policies, which determine what can be in one.

use std::fmt;

/// The type of a policy, which determines what can be in it and what it means.
///
/// Source: [policies and permissions in AWS Identity and Access Management][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
///
/// ```
/// use cognito_perms::{Options, PolicyType, check};
///
/// let document = r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"
/// }}"#;
/// let report = check(document, &Options::new().policy_type(PolicyType::Trust));
/// assert!(!report.has_errors());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum PolicyType {
    /// An identity policy: attached to a user, a group or a role, and grants permissions to these.
    #[default]
    Identity,
    /// A permissions boundary: the most that the identity policies of a user or a role can grant.
    Boundary,
    /// A session policy: the most that a session can use of the permissions of its role.
    Session,
    /// A role trust policy: who can assume a role.
    Trust,
    /// A resource policy: attached to a resource, and grants permissions on it to principals.
    Resource,
    /// A VPC endpoint policy: a limit on what requests through the endpoint can do.
    Endpoint,
    /// A service control policy: the most that the principals in some accounts of an organization can do.
    Scp,
    /// A resource control policy: the most that anyone can do with the resources in some accounts of an organization.
    Rcp,
}

impl PolicyType {
    /// All types of policies.
    pub const ALL: &'static [Self] = &[
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Trust,
        Self::Resource,
        Self::Endpoint,
        Self::Scp,
        Self::Rcp,
    ];

    /// Returns the name in `--policy-type` and `#![kind = "…"]`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Boundary => "boundary",
            Self::Session => "session",
            Self::Trust => "trust",
            Self::Resource => "resource",
            Self::Endpoint => "endpoint",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
        }
    }

    /// Returns what it is called in a sentence: `role trust policy`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Identity => "identity policy",
            Self::Boundary => "permissions boundary",
            Self::Session => "session policy",
            Self::Trust => "role trust policy",
            Self::Resource => "resource policy",
            Self::Endpoint => "VPC endpoint policy",
            Self::Scp => "service control policy",
            Self::Rcp => "resource control policy",
        }
    }

    /// Returns the article before what it is called.
    pub(crate) const fn article(self) -> &'static str {
        match self {
            Self::Identity => "an",
            _ => "a",
        }
    }

    /// Returns the type with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.name() == name).copied()
    }

    /// Returns whether it is attached to principals or their accounts, so that its statements have none.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_of_caller(self) -> bool {
        matches!(self, Self::Identity | Self::Boundary | Self::Session | Self::Scp)
    }

    /// Returns whether a statement about these services has no resources: policies of roles, and those of some
    /// services, apply to what they are attached to. `None` is an action without a known service.
    ///
    /// Source: the resource policies of [Amazon ECR][ecr] and [AWS WAF][waf].
    ///
    /// [ecr]: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
    /// [waf]: https://docs.aws.amazon.com/waf/latest/APIReference/API_PutPermissionPolicy.html
    #[doc(hidden)]
    pub fn has_no_resources<'s>(self, services: impl IntoIterator<Item = Option<&'s str>>) -> bool {
        const WITHOUT: [&str; 4] = ["ecr", "ecr-public", "serverlessrepo", "wafv2"];
        let mut services = services.into_iter().peekable();
        let is_one = |it: &str| WITHOUT.iter().any(|of| of.eq_ignore_ascii_case(it));
        match self {
            Self::Trust => true,
            Self::Resource => {
                services.peek().is_some() && services.all(|it| it.is_some_and(is_one))
            }
            _ => false,
        }
    }

    /// Returns whether it also applies to requests that IAM does not authorize, such as those to sign in.
    pub(crate) const fn applies_without_iam(self) -> bool {
        matches!(self, Self::Endpoint | Self::Rcp)
    }
}

impl fmt::Display for PolicyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}
