//! AWS IAM policies as Rust literals that rustc checks: identity policies for every AWS service, Amazon Cognito in depth.
//!
//! [`policy!`] takes a policy in a small language, checks it against AWS's own tables (actions,
//! resource types, condition keys, and which goes with which), and gives a constant JSON document. A
//! mistake is an error of rustc, on the wrong word, with the word that was meant.
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
//! What is only known at run time has a type of its own, which was checked when the value was made:
//! [`UserPoolId`], [`AccountId`], [`Region`] and their like. None of them can widen a policy.
//!
//! # Services
//!
//! The catalog has every AWS service. Amazon Cognito's user pools and identity pools are written by hand: each action is
//! documented here, and ids have types. All other services come from AWS's machine-readable [service reference] and from its
//! service authorization reference: action, resource type and condition key names, ARN formats, and what fits together.
//!
//! - A name that AWS does not have is an error, for every service.
//! - What AWS's pages say fits together (an action and a resource, an action and a condition key) is an error for
//!   services that were compared with policies that work, and a warning for all others: there are mistakes in those pages.
//!   Compared were `cognito-idp`, `cognito-identity`,
//!   `cognito-sync`, `dynamodb`, `ecr`, `events`, `iam`, `kms`, `lambda`, `logs`, `s3`, `secretsmanager`, `sns`, `sqs`, `states`, `sts`, `wafv2`.
//! - An action that AWS's pages no longer list is a warning.
//!
//! [`CATALOGUE_DATE`] is the day of the newest facts; `cognito-perms explain s3:GetObject` shows the day of a service. A
//! newer or private service is described in a TOML file of your own: see [Add a service](#add-a-service).
//!
//! [service reference]: https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
//!
//! ## Add a service
//!
//! A folder with a file for each service, and the name of the folder in `.cargo/config.toml`:
//!
//! ```toml
//! [env]
//! COGNITO_PERMS_CATALOG = { value = "catalog", relative = true }
//! ```
//!
//! `catalog/billing.toml`:
//!
//! ```toml
//! prefix = "acme-billing"
//! name = "Acme's billing"
//! documentation = "https://docs.acme.example/billing"
//! facts = 2026-11-28
//! reviewed = true      # mismatches are errors, and not only warnings
//!
//! resource_type = [
//!     { name = "invoice", arn = "arn:${Partition}:acme-billing:${Region}:${Account}:invoice/${InvoiceId}" },
//! ]
//! condition_key = [
//!     { name = "acme-billing:Currency", type = "String" },
//! ]
//! action = [
//!     { name = "ReadInvoice", access_level = "Read", resource_types = ["invoice*"], condition_keys = ["acme-billing:Currency"] },
//! ]
//! ```
//!
//! From the next build on, the service is like the others:
//!
//! ```ignore
//! policy! { allow acme-billing:ReadInvoice on acme-billing:invoice("2026-*") }
//! ```
//!
//! A file adds a service or replaces the one that has its prefix, in the macro and in [`check`] alike. The format is that of the
//! catalog itself: [`cognito-perms-spec`](https://docs.rs/crate/cognito-perms-spec) describes it. A mistake in a file stops
//! the build with its line and column. Cargo reads `.cargo/config.toml` of the folder that it is started in, and of those above.
//!
//! The command reads the same folder when it runs:
//!
//! ```sh
//! cognito-perms explain acme-billing:ReadInvoice --catalog catalog
//! cognito-perms check policies/ --catalog catalog
//! ```
//!
//! # As a reference
//!
//! The catalogue behind it is here too, as an offline reference: [`Action`], [`ResourceType`] and
//! [`ConditionKey`] of Amazon Cognito user pools, the default service, and the same for identity pools in
//! [`cognito_identity`]; for all services `cognito_perms::catalog`, behind the feature `cli`. [`CATALOGUE_DATE`] says how old it is;
//! each service has its own day in `FACTS`, as in [`cognito_idp::FACTS`].
//!
//! # Documents in JSON
//!
//! The same rules check documents: [`policy_file!`] when the crate is built, [`check`] and
//! [`Policy::from_json`] at run time, and the command `cognito-perms` of the feature `cli` on the command
//! line.
//!
//! # Features
//!
//! All are off by default; without them no crate but our own and one small JSON parser is linked into a program.
//!
//! - `templates`: policies in templates of CloudFormation and Terraform, with typed tokens for what is known only
//!   when they are deployed: `cognito_perms::guide` shows how. It brings `serde`.
//! - `serde`: [`Policy`] implements `serde::Serialize` as a JSON object, in self-describing formats,
//!   [`UserPoolId`] and its like implement `Serialize` and `Deserialize` as texts, and [`Report`] and
//!   [`Finding`] implement `Serialize`.
//! - `rewrite`: a document with its patterns expanded, or as a literal: `cognito_perms::rewrite`.
//! - `cli`: the command `cognito-perms`; `cargo install cognito-perms --features cli`. It includes `rewrite` and `serde`, and
//!   what else the command needs: `cognito_perms::catalog`, AWS's facts, and `cognito_perms::terminal`.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "cli")]
pub mod catalog;
mod check;
#[cfg(feature = "templates")]
pub mod cloudformation;
#[cfg(feature = "rewrite")]
mod expansion;
#[cfg(feature = "rewrite")]
mod mending;
mod policy;
#[cfg(feature = "rewrite")]
pub mod rewrite;
pub mod run_time;
#[cfg(feature = "templates")]
pub mod template;
#[cfg(feature = "cli")]
pub mod terminal;
#[cfg(feature = "templates")]
pub mod terraform;
mod value;

pub use check::{Edit, Finding, LARGEST_DOCUMENT, Options, RelatedPlace, Report, check};
#[doc(inline)]
pub use cognito_idp::{Action, ConditionKey, ResourceType};
#[doc(inline)]
pub use cognito_perms_spec::facts::catalog::{
    AccessLevel, Authorization, CATALOGUE_DATE, Quota, UnknownName, ValueType,
};
#[doc(inline)]
pub use cognito_perms_spec::say::limit::Omitted;
#[doc(inline)]
pub use cognito_perms_spec::services::*;
#[doc(inline)]
pub use cognito_perms_spec::text::{Applicability, Level, Rule};
pub use policy::Policy;
pub use value::*;

#[cfg(feature = "templates")]
#[doc(hidden)]
pub use cognito_perms_macros::template_policy as __template_policy;
#[doc(hidden)]
pub use cognito_perms_macros::{policy as __policy, policy_file as __policy_file};
#[doc(hidden)]
pub use cognito_perms_spec::ide::editor as __editor;
#[doc(hidden)]
pub use policy::__checked;

#[cfg(doc)]
#[doc = include_str!("../docs/rules.md")]
pub mod rules {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/editor.md")]
pub mod editor {}

/// Policies used for real, a page for each task.
///
/// - [With the AWS SDK](crate::guide::aws_sdk): a policy for a user pool that exists.
/// - [With CloudFormation](crate::guide::cloudformation) and [with Terraform](crate::guide::terraform): a policy for
///   one that will.
/// - [For a Lambda function](crate::guide::lambda_role): the role of a function that uses eight services.
/// - [What a policy allows](crate::guide::meaning): how the meaning of policies is tested.
#[cfg(all(any(doc, doctest), feature = "templates"))]
pub mod guide {
    #[doc = include_str!("../docs/guide/aws_sdk.md")]
    ///
    /// ```ignore
    #[doc = include_str!("../docs/guide/aws_sdk.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/aws_sdk_output.md")]
    pub mod aws_sdk {}

    #[doc = include_str!("../docs/guide/cloudformation.md")]
    ///
    /// ```no_run
    #[doc = include_str!("../examples/cloudformation.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/cloudformation_output.md")]
    pub mod cloudformation {}

    #[doc = include_str!("../docs/guide/terraform.md")]
    ///
    /// ```no_run
    #[doc = include_str!("../examples/terraform.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/terraform_output.md")]
    pub mod terraform {}

    #[doc = include_str!("../docs/guide/lambda_role.md")]
    pub mod lambda_role {}

    #[doc = include_str!("../docs/guide/meaning.md")]
    pub mod meaning {}
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
/// | `s3:GetObject` | an action of another service |
/// | `AdminList*`, `AdminGet?ser` | a pattern; it has to match something, and is emitted as a pattern |
/// | `level(List, Read)` | the actions of these [access levels](AccessLevel), as an explicit list |
/// | `A, B* except C` | the set difference, as an explicit list |
/// | `*`, `cognito-identity:*` | a whole service |
/// | `*:*` | every action of AWS |
/// | `not A, B` | every action but these: `NotAction` |
/// | `unchecked("svc:Name")` | what it says, after a check of its form only, for a name that the catalog does not have |
///
/// `#![service = "dynamodb"]` sets the service of names without a prefix, of actions and of resource types.
///
/// `level(..)` and a list with `except` hold what the statement can reach: actions that IAM authorises,
/// that can be used on one of its resources, and that its conditions can be true for. They are frozen: they do not grow when AWS adds an
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
/// | `s3:object("reports", "2026/*")` | a resource type of another service |
/// | `userpool(arn = arn)` | a whole ARN that is known at run time only, of this type |
/// | `"arn:aws:cognito-idp:…"` | a whole ARN, checked against the resource types |
/// | `not …` | every resource but these: `NotResource` |
/// | `unchecked("arn:…")` | what it says, after a check of its form only |
/// | `unchecked(arn)` | an ARN of run time, of whatever it is: a table, a log group, … |
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
/// ## Conditions
///
/// Behind `if` stand conditions, joined by `and`: a key, an operator, and a value or a list of values of
/// which any will do.
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const RESET: Policy = policy! {
///     allow AdminResetUserPassword on userpool("eu-west-1_Ab12Cd34E")
///         if aws:MultiFactorAuthPresent Bool true
///         and aws:SourceIp IpAddress ["203.0.113.0/24", "2001:db8::/32"]
///         and aws:ResourceTag/stage StringNotEqualsIfExists "production"
/// };
/// # assert!(RESET.as_str().contains(r#""Bool":{"aws:MultiFactorAuthPresent":"true"}"#));
/// ```
///
/// | part | is |
/// | --- | --- |
/// | key | one of the 63 global keys, or one of the service's own, in any letter case; behind the `/` of `aws:ResourceTag/team` stands the key of the tag; `"aws:PrincipalTag/job title"` in quotes where Rust's lexer would not take it; `unchecked("svc:Key")` for a key that the catalog does not have |
/// | operator | one of the 27 operators, with `ForAllValues:` or `ForAnyValue:` in front of it for keys with several values, and `IfExists` behind it for keys that may be missing |
/// | value | a string, a number, `true`, `false`, or a value of run time |
///
/// Claims of identity providers, such as `cognito-identity.amazonaws.com:sub`, are keys too; no page lists
/// them, so only their form is checked.
///
/// ## Policy variables
///
/// `${key}` and `${key, 'default'}` stand in strings for what a request holds: in a resource behind the
/// fifth colon of its ARN, in a condition in values of text and ARN operators. `${*}`, `${?}` and `${$}` are
/// the characters themselves.
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const OWN: Policy = policy! { allow ListUsers on userpool("us-east-1_${aws:PrincipalTag/pool}") };
/// # assert!(OWN.as_str().contains("userpool/us-east-1_${aws:PrincipalTag/pool}"));
/// ```
///
/// ## Values of run time
///
/// Where a value can stand, a variable, a constant or a field (`tenant.name`) can stand too, and any
/// expression in braces. It is borrowed. The policy is then put together at run time, with one allocation and one more for each list,
/// and is no constant.
///
/// ```
/// use cognito_perms::{AccountId, Policy, UserPoolId, policy};
///
/// fn tenant(pool: &UserPoolId, account: AccountId, team: &str) -> Policy {
///     policy! {
///         allow AdminCreateUser, AdminGetUser
///             on userpool(pool, account = account)
///             if aws:PrincipalTag/team StringEquals team
///     }
/// }
///
/// let policy = tenant(&"us-east-1_X".parse()?, "123456789012".parse()?, "a*");
/// assert!(policy.as_str().contains("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X"));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
///
/// | where | takes (the traits are in [`run_time`](crate::run_time)) |
/// | --- | --- |
/// | `partition`, `region`, `account` | [`Partition`](crate::Partition), [`Region`](crate::Region), [`AccountId`](crate::AccountId) |
/// | another field of a resource | its own type: [`UserPoolId`](crate::UserPoolId), [`IdentityPoolId`](crate::IdentityPoolId), [`WebAclId`](crate::WebAclId), … |
/// | `arn`, the whole ARN | one of the resource type: [`UserPoolArn`](crate::UserPoolArn), [`IdentityPoolArn`](crate::IdentityPoolArn), [`WebAclArn`](crate::WebAclArn) |
/// | `unchecked(…)` in a resource | [`Arn`](crate::Arn) |
/// | `String…` | `&str`, `String`, `char`, integers, `bool`, ids such as [`AccountId`](crate::AccountId), and types of yours that implement [`StringValue`](crate::run_time::StringValue) |
/// | `String…`, of a key with ids of one form, such as `aws:SourceVpc` | its own type: [`AccountId`](crate::AccountId), [`OrganizationId`](crate::OrganizationId), [`OrganizationPath`](crate::OrganizationPath), [`Region`](crate::Region), [`ServicePrincipal`](crate::ServicePrincipal), [`VpcEndpointId`](crate::VpcEndpointId), [`VpcId`](crate::VpcId) |
/// | `Numeric…` | integers |
/// | `Bool`, `Null` | `bool` |
/// | `Date…` | [`SystemTime`](std::time::SystemTime) |
/// | `IpAddress`, `NotIpAddress` | [`IpAddr`](std::net::IpAddr), `Ipv4Addr`, `Ipv6Addr`, [`IpRange`](crate::IpRange) |
/// | `Arn…` | [`Arn`](crate::Arn), [`UserPoolArn`](crate::UserPoolArn) and its like |
/// | `BinaryEquals` | bytes |
///
/// In `cloudformation::policy!` and `terraform::policy!`, behind the feature `templates`, tokens for such values can stand
/// there too.
///
/// `[..values]` is a list of run time, from whatever is `IntoIterator`; it is moved, as in a `for`, and
/// `[..&values]` borrows it (what is a reference already is written `[..values]`). Text, ARN and IP operators
/// take it. All values are evaluated in their order, and then the document is put together; what they borrow
/// they borrow until then.
/// AWS's pages contradict each other on what an empty list means, so of no values one is written that no
/// request has: every operator then says what it would say of none.
///
/// A value of run time never widens a policy. What stands in a resource was checked when it was made, and
/// holds no pattern and no variable; in a condition, `*`, `?` and `${` are escaped wherever the operator
/// would read them. A text of run time can hold any character: what IAM does not take in a document is
/// written as a `\u` escape of JSON. A literal is refused there, unless it has an escape too: `"\u{2014}"`. What the id of a user pool says of its region and partition is taken from the value, so
/// `region` and `partition` cannot be named beside it.
///
/// ## Settings
///
/// `#![partition = …]`, `#![region = …]` and `#![account = …]` fill what resources leave out.
/// `#![quota = "…"]` says what the policy is attached to, and so how large it can be: see
/// [`Quota`](crate::Quota). Without it that is `"managed"`, 6,144 characters.
///
/// ## The grammar
///
#[doc = include_str!("../docs/grammar.md")]
///
/// Comments and doc comments may stand anywhere. A whole ARN stands in quotes: without them its `/*`
/// would open a comment, and rustc would complain of that alone.
///
/// # What is refused
///
/// Every message ends with the name of its rule. [`Rule`](crate::Rule) says what each is about, and
/// [`rules`](crate::rules) lists them all; they are called as in [IAM Access Analyzer][codes] wherever it
/// has them.
///
/// ```compile_fail
/// # use cognito_perms::{Policy, policy};
/// const TYPO: Policy = policy! { allow AdminCreatUser on userpool("us-east-1_X") };
/// // error: unknown action `AdminCreatUser` in `cognito-idp`
/// //        help: an action with a similar name exists: `AdminCreateUser`
/// //        rule: invalid_action
/// ```
///
/// What works, and not as it reads, is a lint: a warning, or an error where it gives too much away. Its
/// level is set as in Rust, for a statement by `#[…]`, for the policy by `#![…]`:
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const ENDPOINT: Policy = policy! {
///     #![warn(broad_resource)]
///
///     #[expect(no_effect_action, reason = "a VPC endpoint policy: there it has an effect")]
///     allow SignUp on *;
/// };
/// ```
///
/// rustc takes no warning from a macro but the one of a deprecated item, so that is what they look like;
/// `#[allow(deprecated)]` on the constant or function around the literal silences all of them.
///
/// An action that is named and requires several resources, such as `AssociateWebACL`, has to find all of
/// them in the policy where it is allowed, under its own name or as `wafv2:AssociateWebACL`; to deny it,
/// one is enough.
///
/// # In other macros, and under other names
///
/// The macro finds the crate under whatever name it is depended on. It takes tokens from other macros;
/// what rustc's lexer glues, such as `Admin*`, has to stand without gaps. An expression that another macro
/// passes on (`$e:expr`) is a value of run time, unless it is a single literal: that stays the literal it is,
/// patterns included.
///
/// # In the editor
///
/// Completion, hover, go to definition and signature help work inside of a literal as in the rest of Rust:
/// [what your editor shows](crate::editor), and how the literals of this documentation are formatted.
///
/// [codes]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#[macro_export]
macro_rules! policy {
    ($($literal:tt)*) => {
        $crate::__policy! { $crate $($literal)* }
    };
}

/// A policy for a template of CloudFormation, checked by rustc.
///
/// The language is that of [`policy!`](crate::policy!); values can be tokens of
/// [`cloudformation`](crate::cloudformation) too. The result is a
/// [`cloudformation::Policy`](crate::cloudformation::Policy), without tokens and values of run time a constant.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __cloudformation_policy {
    ($($literal:tt)*) => {
        $crate::__template_policy! { $crate cloudformation $($literal)* }
    };
}

/// A policy for Terraform's JSON syntax, checked by rustc.
///
/// The language is that of [`policy!`](crate::policy!); values can be tokens of
/// [`terraform`](crate::terraform) too. The result is a
/// [`terraform::Policy`](crate::terraform::Policy), without tokens and values of run time a constant.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __terraform_policy {
    ($($literal:tt)*) => {
        $crate::__template_policy! { $crate terraform $($literal)* }
    };
}

/// A policy in a JSON file, checked by rustc.
///
/// The path is relative to the manifest of the crate that calls it. The result is the same constant
/// [`Policy`] that [`policy!`] gives: minified, names in AWS's spelling. When the file changes, the crate is
/// built anew.
///
/// The file holds what [`check`] takes: an identity policy in all the forms that IAM reads. Actions of
/// services without a catalogue pass; [`check`] and the command `cognito-perms check` count them.
///
/// ```
/// use cognito_perms::{Policy, policy_file};
///
/// const ADMIN: Policy = policy_file!("examples/policies/admin.json");
///
/// assert!(ADMIN.as_str().contains(r#""Action":["cognito-idp:AdminCreateUser","#));
/// ```
///
/// A mistake is an error of rustc at the path, with the place in the file:
///
/// ```text
/// error: unknown action `AdminCreatUser` in `cognito-idp`
///         --> policies/admin.json:7:22
///          |
///        7 |         "cognito-idp:AdminCreatUser",
///          |                      ^^^^^^^^^^^^^^
///          |
///          = help: an action with a similar name exists: `AdminCreateUser`
///          = rule: invalid_action
///  --> src/main.rs:3:37
///   |
/// 3 | const ADMIN: Policy = policy_file!("policies/admin.json");
///   |                                    ^^^^^^^^^^^^^^^^^^^^^
/// ```
///
/// # Settings
///
/// JSON has no place for them, so they stand in front of the path: what the policy is attached to, lint
/// levels, and names that pass though the catalogue does not have them, because it can be older than AWS.
///
/// ```
/// use cognito_perms::{Policy, policy_file};
///
/// const ADMIN: Policy = policy_file! {
///     #![quota = "role"]
///     #![deny(broad_resource)]
///     #![unchecked("cognito-idp:NewerThanThis")]
///     "examples/policies/admin.json"
/// };
/// # assert!(ADMIN.size() > 100);
/// ```
#[macro_export]
macro_rules! policy_file {
    ($($path:tt)*) => {
        $crate::__policy_file! { $crate $($path)* }
    };
}
