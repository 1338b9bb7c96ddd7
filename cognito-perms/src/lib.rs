//! AWS IAM policies as Rust literals that rustc checks.
//!
//! [`policy!`] takes a policy in a small language, checks it against AWS's own tables (actions,
//! resource types, and which goes with which), and gives a constant JSON document. A mistake is an
//! error of rustc, on the wrong word, with the word that was meant.
//!
//! ```
//! use cognito_perms::{Policy, policy};
//!
//! const ADMIN: Policy = policy! { allow AdminCreateUser on userpool("us-east-1_X") };
//!
//! assert_eq!(
//!     ADMIN.as_str(),
//!     concat!(
//!         r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#,
//!         r#""Action":"cognito-idp:AdminCreateUser","#,
//!         r#""Resource":"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X"}]}"#,
//!     ),
//! );
//! ```
//!
//! The catalogue behind it is here too, as an offline reference: [`Action`], [`ResourceType`] and
//! [`ConditionKey`] of Amazon Cognito user pools, the default service, and the same for each other
//! service in a module of its own, such as [`cognito_identity`]. [`CATALOGUE_DATE`] says how old it is;
//! each service has its own day in `FACTS`, as in [`cognito_idp::FACTS`].
//!
//! # Features
//!
//! - `serde`: [`Policy`] implements `serde::Serialize` as a JSON object, in self-describing formats. Off
//!   by default; without it no crate but our own is linked into a program.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod hole;
mod policy;
mod value;

#[doc(inline)]
pub use cognito_idp::{Action, ConditionKey, ResourceType};
#[doc(inline)]
pub use cognito_perms_spec::catalog::{
    AccessLevel, Authorization, CATALOGUE_DATE, Quota, UnknownName, ValueType,
};
#[doc(inline)]
pub use cognito_perms_spec::finding::{Level, Rule};
#[doc(inline)]
pub use cognito_perms_spec::services::*;
pub use policy::Policy;
pub use value::*;

#[doc(hidden)]
pub use cognito_perms_macros::policy as __policy;

#[cfg(doc)]
#[doc = include_str!("../docs/rules.md")]
pub mod rules {}

/// What expansions of [`policy!`] call.
#[doc(hidden)]
pub mod __private {
    pub use crate::hole::items;
}

/// A policy, checked by rustc.
///
/// The result is a [`Policy`]: a constant JSON document, usable in `const`, in `static` and in
/// expressions. Whatever is wrong is reported in one run, each mistake once, on the tokens that are
/// wrong.
///
/// # The language
///
/// A policy is a list of statements, divided by `;`. A statement has an effect, actions, and behind
/// `on` the resources:
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const SUPPORT: Policy = policy! {
///     #![account = "123456789012"]
///
///     // A name in front makes it the statement's sid.
///     Lookup: allow AdminGetUser, ListUsers, AdminList*
///         on userpool("eu-west-1_Ab12Cd34E");
///
///     // A set, worked out at compile time into a list of actions.
///     deny level(Write) except AdminResetUserPassword
///         on userpool(*);
///
///     allow ListUserPools on *;
/// };
/// # assert!(SUPPORT.as_str().contains(r#""Sid":"Lookup""#));
/// ```
///
/// ## Actions
///
/// | written | stands for |
/// | --- | --- |
/// | `AdminGetUser` | an action of `cognito-idp`, in any letter case |
/// | `cognito-identity:GetId` | an action of another service of the catalogue |
/// | `AdminList*`, `AdminGet?ser` | a pattern; it has to match something, and is emitted as a pattern |
/// | `level(List, Read)` | the actions of these [access levels](AccessLevel), as an explicit list |
/// | `A, B* except C` | the set difference, as an explicit list |
/// | `*`, `cognito-identity:*` | a whole service |
/// | `*:*` | every action of AWS |
/// | `not A, B` | every action but these: `NotAction` |
/// | `unchecked("svc:Name")` | what it says, after a check of its form only |
///
/// `level(..)` and a list with `except` hold what the statement can reach: actions that IAM authorises
/// and that can be used on one of its resources. They are frozen: they do not grow when AWS adds an
/// action. Under `not` they hold all actions of the catalogue, whatever they can be used on.
///
/// `allow not …` grants whatever it does not name, and so every action that AWS will add. That goes for
/// sets too, which name today's actions; a pattern (`not Admin*`) names tomorrow's as well.
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const AUDITOR: Policy = policy! { allow level(List) except ListUsers* on userpool(*) };
/// # assert!(AUDITOR.as_str().contains("ListGroups"));
/// # assert!(!AUDITOR.as_str().contains("ListUsers"));
/// ```
///
/// ## Resources
///
/// | written | stands for |
/// | --- | --- |
/// | `*` | any resource |
/// | `userpool("us-east-1_X")` | the ARN of a resource type, filled with its fields in order |
/// | `userpool("us-east-1_*")` | the same with a pattern |
/// | `webacl("regional", *, *, region = "us-east-1")` | with named fields: `partition`, `region`, `account`, or the type's own |
/// | `cognito-identity:identitypool(*)` | a resource type of another service |
/// | `"arn:aws:cognito-idp:…"` | a whole ARN, checked against the resource types |
/// | `not …` | every resource but these: `NotResource` |
/// | `unchecked("arn:…")` | what it says, after a check of its form only |
///
/// A region that is left out is the one that the id starts with, a partition that is left out the
/// region's; then the settings `#![partition = "…"]`, `#![region = "…"]` and `#![account = "…"]` are
/// asked; then it is `*` (partition: `aws`).
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const GOV: Policy = policy! { allow ListUsers on userpool("us-gov-west-1_X") };
/// # assert!(GOV.as_str().contains("arn:aws-us-gov:cognito-idp:us-gov-west-1:*:userpool/us-gov-west-1_X"));
/// ```
///
/// ## The grammar
///
/// ```text
/// policy     = { "#!" "[" setting "]" } [ statement { ";" statement } [ ";" ] ]
/// setting    = ( "partition" | "region" | "account" ) "=" value
/// statement  = [ sid ":" ] ( "allow" | "deny" ) actions "on" resources
/// actions    = [ "not" ] action { "," action } [ "except" action { "," action } ]
/// action     = [ prefix ":" ] name | [ prefix ":" ] "level" "(" level { "," level } ")"
///            | "*" ":" "*" | "unchecked" "(" string ")"
/// resources  = [ "not" ] resource { "," resource }
/// resource   = "*" | [ prefix ":" ] type "(" [ argument { "," argument } [ "," ] ] ")"
///            | string | "unchecked" "(" string ")"
/// argument   = [ field "=" ] ( value | "*" )
/// value      = string | integer
/// ```
///
/// Comments and doc comments may stand anywhere. A whole ARN stands in quotes: without them its `/*`
/// would open a comment, and rustc would complain of that alone.
///
/// # What is refused
///
/// Every message ends with the name of its rule. [`Rule`](crate::Rule) says what each is about; they are
/// called as in [IAM Access Analyzer][codes] wherever it has them.
///
/// ```compile_fail
/// # use cognito_perms::{Policy, policy};
/// const TYPO: Policy = policy! { allow AdminCreatUser on userpool("us-east-1_X") };
/// // error: unknown action `AdminCreatUser` in `cognito-idp`
/// //        help: an action with a similar name exists: `AdminCreateUser`
/// //        rule: invalid_action
/// ```
///
/// What works, and not as it reads, is a warning. rustc takes none from a macro but the one of a
/// deprecated item, so that is what it looks like, and `#[allow(deprecated)]` on the constant or function
/// around the literal silences it. The rules that warn:
///
/// - `no_effect_action`: IAM does not authorise the operation, so an identity policy can neither grant
///   nor deny it.
///
/// An action that is named and requires several resources, such as `AssociateWebACL`, has to find all of
/// them in the policy where it is allowed, under its own name or as `wafv2:AssociateWebACL`; to deny it,
/// one is enough.
///
/// # In other macros, and under other names
///
/// The macro finds the crate under whatever name it is depended on. It takes tokens from other macros;
/// what rustc's lexer glues, such as `Admin*`, has to stand without gaps.
///
/// Formatting: rustfmt leaves the inside of `policy! { … }` alone. This documentation indents
/// statements by four spaces, and `on` by four more where it starts a line.
///
/// [codes]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#[macro_export]
macro_rules! policy {
    ($($literal:tt)*) => {
        $crate::__policy! { $crate $($literal)* }
    };
}
