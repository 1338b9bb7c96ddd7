//! The words of `policy!` as documented items: what editors offer, explain and lead to.
//!
//! In an editor the macro names an item for each word of a literal, and for each place where a word could
//! stand the items that may. rustc never sees these names. Actions, access levels and quotas are the public
//! items that they are elsewhere; what else can be written is here. This is for the macro, and no API.

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

/// An action of a service whose names are no items of the crate.
#[derive(Debug, Clone, Copy)]
pub struct Action;

/// A condition key.
#[derive(Debug, Clone, Copy)]
pub struct ConditionKey;

/// A condition operator.
#[derive(Debug, Clone, Copy)]
pub struct Operator;

/// A pattern, or what stands for anything.
#[derive(Debug, Clone, Copy)]
pub struct Pattern;

/// What is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Mistake;

/// The name of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Sid;

/// The key of a tag.
#[derive(Debug, Clone, Copy)]
pub struct Tag;

/// An argument by its place: a string, a pattern in one, `*`, or a value of run time.
#[derive(Debug, Clone, Copy)]
pub struct Value;

/// An argument with its name in front: `region = "us-east-1"`. It can be left out.
#[derive(Debug, Clone, Copy)]
pub struct Named;

/// Words of the grammar.
pub mod keyword {
    use super::Keyword;

    /// The effect of a statement: requests that it describes are allowed, unless a statement of this or of
    /// another policy denies them.
    ///
    /// `allow AdminGetUser on userpool("us-east-1_X")`
    pub const allow: Keyword = Keyword;

    /// The effect of a statement: requests that it describes are denied, whatever else allows them.
    ///
    /// `deny level(Write) on userpool(*)`
    pub const deny: Keyword = Keyword;

    /// Everything but the list behind it: `NotAction` in front of actions, `NotResource` in front of
    /// resources.
    ///
    /// `deny not AdminGetUser, ListUsers on *`
    pub const not: Keyword = Keyword;

    /// Takes the actions behind it out of those in front of it. What is left becomes an explicit list.
    ///
    /// `allow level(List) except ListUsers on userpool(*)`
    pub const except: Keyword = Keyword;

    /// Stands between the actions and the resources of a statement.
    ///
    /// `allow ListUserPools on *`
    pub const on: Keyword = Keyword;

    /// Stands in front of the conditions of a statement, each of which is a key, an operator and values.
    ///
    /// `… if aws:MultiFactorAuthPresent Bool true`
    pub const r#if: Keyword = Keyword;

    /// Joins conditions: all of them have to be true.
    ///
    /// `… if aws:SecureTransport Bool true and aws:SourceIp IpAddress "203.0.113.0/24"`
    pub const and: Keyword = Keyword;

    /// The actions of some access levels, as an explicit list.
    ///
    /// `allow level(List, Read) on userpool(*)`
    pub const level: Keyword = Keyword;

    /// What no catalogue is asked about: it is emitted as it stands, after a check of its form.
    ///
    /// `unchecked("s3:GetObject")`
    pub const unchecked: Keyword = Keyword;

    /// In front of an operator, for keys with several values: true if each value of the request matches one
    /// of the values here. It is true too if the request has no such key.
    ///
    /// `ForAllValues:StringEquals ["a", "b"]`
    pub const ForAllValues: Keyword = Keyword;

    /// In front of an operator, for keys with several values: true if at least one value of the request
    /// matches one of the values here.
    ///
    /// `ForAnyValue:StringEquals ["a", "b"]`
    pub const ForAnyValue: Keyword = Keyword;

    /// Why the level of a lint is set: a string, behind the names of the rules.
    ///
    /// `#[allow(broad_resource, reason = "…")]`
    pub const reason: Keyword = Keyword;
}

/// What `#![…]` can set for a policy.
pub mod setting {
    use super::Setting;

    /// The partition of resources that name none: `aws`, `aws-cn`, `aws-us-gov`, …
    ///
    /// `#![partition = "aws-cn"]`
    pub const partition: Setting = Setting;

    /// The region of resources that name none.
    ///
    /// `#![region = "eu-west-1"]`
    pub const region: Setting = Setting;

    /// The account of resources that name none: 12 digits.
    ///
    /// `#![account = "123456789012"]`
    pub const account: Setting = Setting;

    /// The service of actions and resource types that name none: `cognito-idp`, unless it is set.
    ///
    /// `#![service = "dynamodb"]`
    pub const service: Setting = Setting;

    /// What the policy is attached to, and so how large it can be: `"managed"`, which is the default,
    /// `"user"`, `"group"`, `"role"` or `"session"`.
    ///
    /// `#![quota = "role"]`
    pub const quota: Setting = Setting;
}

/// The arguments that resource types have in common, by name: where the resource is.
pub mod place {
    use super::Named;

    /// The partition of the ARN. Left out, it follows from the region, or is the one of
    /// `#![partition = …]`, or `aws`.
    pub const partition: Named = Named;

    /// The region of the ARN. Left out, it is the one that the id of a pool starts with, or the one of
    /// `#![region = …]`, or `*`.
    pub const region: Named = Named;

    /// The account of the ARN. Left out, it is the one of `#![account = …]`, or `*`.
    pub const account: Named = Named;

    /// The whole ARN, as a value of run time that is one of this resource type. It stands alone.
    ///
    /// `userpool(arn = pool.arn)`
    pub const arn: Named = Named;
}

/// What `#![…]` can do with lints for a policy, and `#[…]` for a statement.
pub mod lint_level {
    use super::LintLevel;

    /// Nothing is said.
    ///
    /// `#[allow(broad_resource)]`
    pub const allow: LintLevel = LintLevel;

    /// A warning of rustc.
    ///
    /// `#![warn(broad_resource)]`
    pub const warn: LintLevel = LintLevel;

    /// An error of rustc.
    ///
    /// `#![deny(broad_resource)]`
    pub const deny: LintLevel = LintLevel;

    /// Nothing is said, and a warning if there is nothing to say.
    ///
    /// `#[expect(no_effect_action)]`
    pub const expect: LintLevel = LintLevel;
}

/// What stands in a place where nothing is written. Editors do not offer what is hidden.
#[doc(hidden)]
pub const nothing: () = ();

include!(concat!(env!("OUT_DIR"), "/editor.rs"));
