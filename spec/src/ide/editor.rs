//! The words of `policy!` as documented items, for completion, hover and go to definition in editors.
//!
//! In an editor the macro refers to an item for each word of a literal, and to the items for each word that could
//! be written. rustc never sees these references. Actions, access levels and quotas are public items elsewhere;
//! everything else is here. This module is for the macro only and not part of the API.

#![expect(non_upper_case_globals, reason = "named as they are written")]

pub use crate::facts::tables::services;
pub use crate::text::lint;

/// A word of the grammar.
#[derive(Debug, Clone, Copy)]
pub struct Keyword;

/// A setting of `#![…]`.
#[derive(Debug, Clone, Copy)]
pub struct Setting;

/// A lint level of `#![…]` and `#[…]`.
#[derive(Debug, Clone, Copy)]
pub struct LintLevel;

/// An action of a service whose names are not items of the crate.
#[derive(Debug, Clone, Copy)]
pub struct Action;

/// A condition key.
#[derive(Debug, Clone, Copy)]
pub struct ConditionKey;

/// A condition operator.
#[derive(Debug, Clone, Copy)]
pub struct Operator;

/// A pattern, or `*`, which matches anything.
#[derive(Debug, Clone, Copy)]
pub struct Pattern;

/// A mistake.
#[derive(Debug, Clone, Copy)]
pub struct Mistake;

/// The name of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Sid;

/// A claim of an identity provider.
#[derive(Debug, Clone, Copy)]
pub struct Claim;

/// A tag key.
#[derive(Debug, Clone, Copy)]
pub struct Tag;

/// A positional argument: a string, a pattern in a string, `*`, or a runtime value.
#[derive(Debug, Clone, Copy)]
pub struct Value;

/// A named argument, which is optional: `region = "us-east-1"`.
#[derive(Debug, Clone, Copy)]
pub struct Named;

/// Words of the grammar.
pub mod keyword {
    use super::Keyword;

    /// The effect of a statement: allows the requests that match it, unless a statement of this or another
    /// policy denies them.
    ///
    /// `allow AdminGetUser on userpool("us-east-1_X")`
    pub const allow: Keyword = Keyword;

    /// The effect of a statement: denies the requests that match it, whatever else allows them.
    ///
    /// `deny level(Write) on userpool(*)`
    pub const deny: Keyword = Keyword;

    /// A claim about the policy that is proven for every request at compile time. It is not part of the document.
    ///
    /// `ensure never AdminDeleteUser on *`
    pub const ensure: Keyword = Keyword;

    /// The policy allows no request of the selection.
    ///
    /// `ensure never level(Write) on * if aws:MultiFactorAuthPresent BoolIfExists false`
    pub const never: Keyword = Keyword;

    /// The policy allows every request of the selection.
    ///
    /// `ensure allows AdminGetUser on userpool("us-east-1_Ab12Cd34E")`
    pub const allows: Keyword = Keyword;

    /// The policy allows nothing that the document in a file does not. The path is relative to the directory of `Cargo.toml`.
    ///
    /// `ensure within "policies/boundary.json"`
    pub const within: Keyword = Keyword;

    /// The policy allows the same requests as the document in a file. The path is relative to the directory of `Cargo.toml`.
    ///
    /// `ensure equals "policies/admin.json"`
    pub const equals: Keyword = Keyword;

    /// Everything except the list that follows: `NotAction` before actions, `NotResource` before resources.
    ///
    /// `deny not AdminGetUser, ListUsers on *`
    pub const not: Keyword = Keyword;

    /// Removes the actions after it from those before it. The rest becomes an explicit list.
    ///
    /// `allow level(List) except ListUsers on userpool(*)`
    pub const except: Keyword = Keyword;

    /// Separates the actions of a statement from its resources.
    ///
    /// `allow ListUserPools on *`
    pub const on: Keyword = Keyword;

    /// Says who the statement applies to, in a trust policy, a resource policy or a VPC endpoint policy.
    ///
    /// `allow AssumeRole to service(lambda)`
    pub const to: Keyword = Keyword;

    /// The resource that a service acts for: conditions on `aws:SourceArn` and, if the account is known,
    /// `aws:SourceAccount`.
    ///
    /// `… to service(cognito-idp) from userpool("us-east-1_Ab12Cd34E", account = "123456789012")`
    pub const from: Keyword = Keyword;

    /// Introduces the conditions of a statement. Each is a condition key, an operator and values.
    ///
    /// `… if aws:MultiFactorAuthPresent Bool true`
    pub const r#if: Keyword = Keyword;

    /// Joins conditions: all of them must be true.
    ///
    /// `… if aws:SecureTransport Bool true and aws:SourceIp IpAddress "203.0.113.0/24"`
    pub const and: Keyword = Keyword;

    /// The actions of one or more access levels, as an explicit list.
    ///
    /// `allow level(List, Read) on userpool(*)`
    pub const level: Keyword = Keyword;

    /// A name that is not looked up in the catalog: its form is checked, and it is emitted as written.
    ///
    /// `unchecked("s3:GetObject")`
    pub const unchecked: Keyword = Keyword;

    /// Before an operator, for keys with several values: true if every value in the request matches one of the
    /// values here. It is also true if the request does not have the key.
    ///
    /// `ForAllValues:StringEquals ["a", "b"]`
    pub const ForAllValues: Keyword = Keyword;

    /// Before an operator, for keys with several values: true if at least one value in the request matches one of
    /// the values here.
    ///
    /// `ForAnyValue:StringEquals ["a", "b"]`
    pub const ForAnyValue: Keyword = Keyword;

    /// Why the level of a lint is set: a string, after the names of the rules.
    ///
    /// `#[allow(broad_resource, reason = "…")]`
    pub const reason: Keyword = Keyword;
}

/// The forms of principals, after `to`.
pub mod principal {
    use super::Keyword;

    /// Whoever an account lets: `"AWS": "123456789012"`.
    ///
    /// `to account("123456789012")`
    pub const account: Keyword = Keyword;

    /// Users of Login with Amazon.
    pub const amazon: Keyword = Keyword;

    /// An account, by its canonical user id, in a bucket policy.
    pub const canonical_user: Keyword = Keyword;

    /// Users of Facebook.
    pub const facebook: Keyword = Keyword;

    /// Users of Google.
    pub const google: Keyword = Keyword;

    /// Users of identity pools: the principal, and conditions on `aud` and `amr`.
    ///
    /// `to identity_pool("us-east-1:11111111-2222-3333-4444-555555555555", authenticated)`
    pub const identity_pool: Keyword = Keyword;

    /// Users of an OpenID Connect provider in an account.
    ///
    /// `to oidc(token.actions.githubusercontent.com, account = "123456789012")`
    pub const oidc: Keyword = Keyword;

    /// A role.
    ///
    /// `to role("Admin", account = "123456789012")`
    pub const role: Keyword = Keyword;

    /// Users of a SAML provider in an account.
    ///
    /// `to saml("acme", account = "123456789012")`
    pub const saml: Keyword = Keyword;

    /// A service, with or without its domain.
    ///
    /// `to service(lambda)`
    pub const service: Keyword = Keyword;

    /// A session of a role.
    ///
    /// `to session("Admin", "alice", account = "123456789012")`
    pub const session: Keyword = Keyword;

    /// A user.
    ///
    /// `to user("alice", account = "123456789012")`
    pub const user: Keyword = Keyword;

    /// Only users who signed in: `amr` is `authenticated`.
    pub const authenticated: Keyword = Keyword;

    /// Only guests: `amr` is `unauthenticated`.
    pub const unauthenticated: Keyword = Keyword;
}

/// What `#![…]` can set for a policy.
pub mod setting {
    use super::Setting;

    /// The partition of resources that don't specify one: `aws`, `aws-cn`, `aws-us-gov`, …
    ///
    /// `#![partition = "aws-cn"]`
    pub const partition: Setting = Setting;

    /// The region of resources that don't specify one.
    ///
    /// `#![region = "eu-west-1"]`
    pub const region: Setting = Setting;

    /// The account of resources that don't specify one: 12 digits.
    ///
    /// `#![account = "123456789012"]`
    pub const account: Setting = Setting;

    /// The default service: the service of actions and resource types without a prefix. It is `cognito-idp`
    /// unless it is set.
    ///
    /// `#![service = "dynamodb"]`
    pub const service: Setting = Setting;

    /// The type of the policy: `"boundary"`, `"session"`, `"scp"` or `"rcp"`. In `policy_file!`, also `"trust"`,
    /// `"resource"` and `"endpoint"`. It determines the Rust type of the result.
    ///
    /// `#![kind = "scp"]`
    pub const kind: Setting = Setting;

    /// What the policy is attached to, which limits its size: `"managed"` (the default), `"user"`, `"group"`,
    /// `"role"` or `"session"`.
    ///
    /// `#![quota = "role"]`
    pub const quota: Setting = Setting;
}

/// The named arguments that resource types have in common: where the resource is.
pub mod place {
    use super::Named;

    /// The partition of the ARN. The default is that of the region, then that of `#![partition = …]`, then
    /// `aws`.
    pub const partition: Named = Named;

    /// The region of the ARN. The default is the region that a pool ID starts with, then that of `#![region =
    /// …]`, then `*`.
    pub const region: Named = Named;

    /// The account of the ARN. The default is that of `#![account = …]`, then `*`.
    pub const account: Named = Named;

    /// The full ARN as a runtime value, which must be an ARN of this resource type. It is the only argument.
    ///
    /// `userpool(arn = pool.arn)`
    pub const arn: Named = Named;
}

/// The lint levels that `#![…]` sets for a policy, and `#[…]` for a statement.
pub mod lint_level {
    use super::LintLevel;

    /// Suppresses the rule.
    ///
    /// `#[allow(broad_resource)]`
    pub const allow: LintLevel = LintLevel;

    /// Reports the rule as a warning.
    ///
    /// `#![warn(broad_resource)]`
    pub const warn: LintLevel = LintLevel;

    /// Reports the rule as an error.
    ///
    /// `#![deny(broad_resource)]`
    pub const deny: LintLevel = LintLevel;

    /// Suppresses the rule, and warns if it finds nothing.
    ///
    /// `#[expect(no_effect_action)]`
    pub const expect: LintLevel = LintLevel;
}

/// Represents a place where nothing is written. Editors do not offer hidden items.
#[doc(hidden)]
pub const nothing: () = ();

include!(concat!(env!("OUT_DIR"), "/editor.rs"));
