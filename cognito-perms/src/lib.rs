//! AWS IAM policies as Rust literals that rustc checks.
//!
//! Covered: policies of every [type](PolicyType) for every AWS service, with Amazon Cognito in depth. [`policy!`] writes
//! identity policies, permissions boundaries, session policies, SCPs and RCPs, and [`trust_policy!`],
//! [`resource_policy!`] and [`endpoint_policy!`] those with principals. JSON documents of all types are checked.
//!
//! [`policy!`] takes a policy in a small language, checks it against AWS's own tables (actions, resource types, condition
//! keys, and which of them can be used together), and expands to a constant JSON document. A mistake is a compile error
//! that points at the incorrect token, with a suggestion where one is likely.
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
//! Runtime values have types of their own, such as [`UserPoolId`], [`AccountId`] and [`Region`], and are checked when
//! they are parsed. None of them can widen a policy.
//!
//! [`policy!`] documents the language, the [`guide`] has a worked example for each task, [`rules`] lists everything
//! that is checked, and [`editor`] describes completion and hover.
//!
//! # Services
//!
//! The catalog contains every AWS service. The entries of Amazon Cognito's user pools and identity pools are written
//! by hand: each action is documented here, and IDs have their own types. The entries of all other services come from
//! AWS's machine-readable [service reference] and from its service authorization reference: the names of actions,
//! resource types and condition keys, ARN formats, and what can be used together.
//!
//! - An unknown name is an error, for every service.
//! - A combination that AWS's pages do not list (an action on a resource, a condition key for an action) is an error
//!   for services whose pages were compared with working policies, and a warning for all others, because those pages
//!   contain mistakes. The compared services are `cognito-idp`, `cognito-identity`,
//!   `cognito-sync`, `dynamodb`, `ecr`, `events`, `iam`, `kms`, `lambda`, `logs`, `s3`, `secretsmanager`, `sns`, `sqs`, `states`, `sts`, `wafv2`.
//! - An action that AWS's pages no longer list causes a warning.
//!
//! [`CATALOG_DATE`] is the day of the newest facts; `cognito-perms explain s3:GetObject` shows the day for a service. To
//! use a newer or private service, describe it in a TOML file: see [Add a service](#add-a-service).
//!
//! [service reference]: https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
//!
//! ## Add a service
//!
//! Create a directory with a file for each service, and name the directory in `.cargo/config.toml`:
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
//! reviewed = true      # mismatches are errors instead of warnings
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
//! After the next build, the service can be used like any other:
//!
//! ```ignore
//! policy! { allow acme-billing:ReadInvoice on acme-billing:invoice("2026-*") }
//! ```
//!
//! A file adds a service or replaces the one with the same prefix, both in the macro and in [`check`]. Its format is that
//! of the catalog itself, which [`cognito-perms-spec`](https://docs.rs/crate/cognito-perms-spec) describes. A mistake in a
//! file fails the build and is reported with its line and column. Cargo reads `.cargo/config.toml` from the directory that
//! it is started in and from its parents.
//!
//! The command reads the same directory when it runs:
//!
//! ```sh
//! cognito-perms explain acme-billing:ReadInvoice --catalog catalog
//! cognito-perms check policies/ --catalog catalog
//! ```
//!
//! # As a reference
//!
//! The catalog is also an offline reference: [`Action`], [`ResourceType`] and [`ConditionKey`] describe Amazon
//! Cognito user pools, the default service, and [`cognito_identity`] has the same items for identity pools. The
//! module `cognito_perms::catalog`, enabled by the feature `cli`, describes all services. [`CATALOG_DATE`] shows how
//! old the catalog is; each service with Rust items has its own date in `FACTS`, such as [`cognito_idp::FACTS`].
//!
//! # JSON documents
//!
//! The same rules check JSON documents: [`policy_file!`] at build time, [`check`] and [`Policy::from_json`] at run time,
//! and the command `cognito-perms`, enabled by the feature `cli`, on the command line.
//!
//! # Features
//!
//! All features are off by default. Without them, a program links only the crates of this project and one small JSON
//! parser.
//!
//! - `templates`: policies in CloudFormation templates and Terraform configurations, with typed tokens for values that
//!   are known only at deployment. The [`guide`] shows how to use it. Depends on `serde`.
//! - `serde`: [`Policy`] implements `serde::Serialize` as a JSON object, in self-describing formats. [`UserPoolId`] and
//!   similar types implement `Serialize` and `Deserialize` as strings. [`Report`] and [`Finding`] implement `Serialize`.
//! - `rewrite`: the module `cognito_perms::rewrite`, which fixes documents, expands their patterns, and writes them as
//!   literals.
//! - `cli`: the command `cognito-perms`, installed with `cargo install cognito-perms --features cli`. It includes `rewrite`
//!   and `serde`, and adds two modules that the command uses: `cognito_perms::catalog`, with AWS's facts, and
//!   `cognito_perms::terminal`.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "cli")]
pub mod catalog;
mod check;
#[cfg(feature = "templates")]
pub mod cloudformation;
pub mod evaluate;
#[cfg(feature = "rewrite")]
mod expansion;
#[cfg(feature = "rewrite")]
mod fix;
mod policy;
pub mod prove;
#[cfg(feature = "rewrite")]
pub mod rewrite;
pub mod run_time;
#[cfg(feature = "templates")]
pub mod template;
#[cfg(feature = "cli")]
pub mod terminal;
#[cfg(feature = "templates")]
pub mod terraform;
mod typed_policy;
mod value;

pub use check::{Edit, Finding, LARGEST_DOCUMENT, Options, RelatedPlace, Report, check};
#[doc(inline)]
pub use cognito_idp::{Action, ConditionKey, ResourceType};
#[doc(inline)]
pub use cognito_perms_spec::facts::catalog::{
    AccessLevel, Authorization, CATALOG_DATE, Quota, UnknownName, ValueType,
};
#[doc(inline)]
pub use cognito_perms_spec::say::limit::Omitted;
#[doc(inline)]
pub use cognito_perms_spec::services::*;
#[doc(inline)]
pub use cognito_perms_spec::syntax::PolicyType;
#[doc(inline)]
pub use cognito_perms_spec::text::{Applicability, Level, Rule};
pub use policy::Policy;
pub use typed_policy::{
    EndpointPolicy, ResourceControlPolicy, ResourcePolicy, ServiceControlPolicy, TrustPolicy,
};
pub use value::*;

#[doc(hidden)]
pub use cognito_perms_macros::{
    policy as __policy, policy_file as __policy_file, typed_policy as __typed_policy,
};
#[cfg(feature = "templates")]
#[doc(hidden)]
pub use cognito_perms_macros::{
    template_policy as __template_policy, typed_template_policy as __typed_template_policy,
};
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

/// Worked examples, one page per task.
///
/// - [With the AWS SDK](crate::guide::aws_sdk): a policy for an existing user pool.
/// - [With CloudFormation](crate::guide::cloudformation) and [with Terraform](crate::guide::terraform): a policy for a
///   user pool that does not exist yet. These need the feature `templates`.
/// - [For a Lambda function](crate::guide::lambda_role): the role of a function that uses eight services.
/// - [The roles of an identity pool](crate::guide::identity_pool_roles): trust policies and policies of signed-in users
///   and guests.
/// - [Trust, resource and endpoint policies](crate::guide::principals): a Lambda trigger, an SMS role, GitHub Actions, a VPC
///   endpoint.
/// - [Test a policy](crate::guide::meaning): requests and decisions in `cargo test` and on the command line.
/// - [Refactor without granting more](crate::guide::refactor): proofs for every request, or counterexamples.
/// - [A boundary that rustc enforces](crate::guide::boundary): `ensure never`, `allows`, `within` and `equals`.
#[cfg(any(doc, doctest))]
pub mod guide {
    #[doc = include_str!("../docs/guide/aws_sdk.md")]
    ///
    /// ```ignore
    #[doc = include_str!("../docs/guide/aws_sdk.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/aws_sdk_output.md")]
    pub mod aws_sdk {}

    // Without the feature, the module that the page links to does not exist and its example does not compile.
    #[doc = include_str!("../docs/guide/cloudformation.md")]
    ///
    #[cfg_attr(feature = "templates", doc = "```no_run")]
    #[cfg_attr(not(feature = "templates"), doc = "```ignore")]
    #[doc = include_str!("../examples/cloudformation.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/cloudformation_output.md")]
    ///
    #[cfg_attr(feature = "templates", doc = "[module]: crate::cloudformation")]
    #[cfg_attr(
        not(feature = "templates"),
        doc = "[module]: https://docs.rs/cognito-perms/latest/cognito_perms/cloudformation/"
    )]
    pub mod cloudformation {}

    #[doc = include_str!("../docs/guide/terraform.md")]
    ///
    #[cfg_attr(feature = "templates", doc = "```no_run")]
    #[cfg_attr(not(feature = "templates"), doc = "```ignore")]
    #[doc = include_str!("../examples/terraform.rs")]
    /// ```
    ///
    #[doc = include_str!("../docs/guide/terraform_output.md")]
    ///
    #[cfg_attr(feature = "templates", doc = "[module]: crate::terraform")]
    #[cfg_attr(
        not(feature = "templates"),
        doc = "[module]: https://docs.rs/cognito-perms/latest/cognito_perms/terraform/"
    )]
    pub mod terraform {}

    #[doc = include_str!("../docs/guide/lambda_role.md")]
    pub mod lambda_role {}

    #[doc = include_str!("../docs/guide/identity_pool_roles.md")]
    pub mod identity_pool_roles {}

    #[doc = include_str!("../docs/guide/principals.md")]
    pub mod principals {}

    #[doc = include_str!("../docs/guide/meaning.md")]
    pub mod meaning {}

    #[doc = include_str!("../docs/guide/refactor.md")]
    pub mod refactor {}

    #[doc = include_str!("../docs/guide/boundary.md")]
    pub mod boundary {}
}

/// Creates an identity policy that rustc checks.
///
/// The result is a [`Policy`]: a constant JSON document, usable in `const`, in `static` and in expressions. All
/// mistakes in the literal are reported in one build, each once and on the tokens that are wrong.
///
/// # The language
///
/// A policy is a list of statements, separated by `;`. A statement has an effect, actions, and, after `on`, resources:
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const SUPPORT: Policy = policy! {
///     #![account = "123456789012"]
///
///     // A name before the effect becomes the statement's `Sid`.
///     Lookup: allow AdminGetUser, ListUsers, AdminList*
///         on userpool("eu-west-1_Ab12Cd34E");
///
///     // A set, expanded to a list of actions at compile time.
///     deny level(Write) except AdminResetUserPassword
///         on userpool(*);
///
///     allow ListUserPools on *;
/// };
/// # assert!(SUPPORT.as_str().contains(r#""Sid":"Lookup""#));
/// ```
///
/// A statement has no `Principal`: an identity policy applies to the identity it is attached to. `Version` is always
/// `2012-10-17`.
///
/// ## Actions
///
/// | syntax | meaning |
/// | --- | --- |
/// | `AdminGetUser` | an action of `cognito-idp`, in any letter case |
/// | `s3:GetObject` | an action of another service |
/// | `AdminList*`, `AdminGet?ser` | a pattern, which must match at least one action and is emitted as a pattern |
/// | `level(List, Read)` | the actions with one of these [access levels](AccessLevel), as an explicit list |
/// | `A, B* except C` | the set difference, as an explicit list |
/// | `*`, `cognito-identity:*` | all actions of a service |
/// | `*:*` | all actions of AWS |
/// | `not A, B` | all actions except these: `NotAction` |
/// | `unchecked("svc:Name")` | an action that the catalog does not contain; only its form is checked |
///
/// `#![service = "dynamodb"]` sets the default service: the service of actions and resource types without a prefix.
///
/// `level(..)` and lists with `except` contain the actions that the statement can affect: those that IAM authorizes,
/// that can be used on one of its resources, and for which its conditions can be true. The lists are fixed at compile
/// time and do not grow when AWS adds an action. After `not`, they contain all matching actions of the catalog, whatever
/// resources those can be used on.
///
/// `allow not …` allows every action that it does not name, including every action that AWS adds later. This also
/// applies to sets, which contain only today's actions; a pattern (`not Admin*`) matches future actions as well.
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
/// | syntax | meaning |
/// | --- | --- |
/// | `*` | any resource |
/// | `userpool("us-east-1_X")` | the ARN of a resource type, with its fields in order |
/// | `userpool("us-east-1_*")` | the same with a pattern |
/// | `webacl("regional", *, *, region = "us-east-1")` | with named fields: `partition`, `region`, `account`, or a field of the type |
/// | `s3:object("reports", "2026/*")` | a resource type of another service |
/// | `userpool(arn = arn)` | a full ARN of this type, as a runtime value |
/// | `"arn:aws:cognito-idp:…"` | a full ARN, checked against the resource types |
/// | `not …` | all resources except these: `NotResource` |
/// | `unchecked("arn:…")` | an ARN of which only the form is checked |
/// | `unchecked(arn)` | an ARN of any resource, as a runtime value: a table, a log group, … |
///
/// If the region is omitted, it is the region that the ID starts with; if the partition is omitted, it is the
/// partition of that region. For an ID without a region, and for the account, the settings `#![partition = "…"]`,
/// `#![region = "…"]` and `#![account = "…"]` apply. Without a setting, the region and the account are `*`, and the
/// partition is `aws`.
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const GOV: Policy = policy! { allow ListUsers on userpool("us-gov-west-1_X") };
/// # assert!(GOV.as_str().contains("arn:aws-us-gov:cognito-idp:us-gov-west-1:*:userpool/us-gov-west-1_X"));
/// ```
///
/// ## Conditions
///
/// Conditions follow `if` and are joined by `and`. Each has a key, an operator, and a value or a list of values, of which
/// one has to match.
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
/// | part | syntax |
/// | --- | --- |
/// | key | one of the 63 global keys or a key of the service, in any letter case; a tag key follows the `/`, as in `aws:ResourceTag/team`; keys that Rust's lexer would not accept are quoted, as in `"aws:PrincipalTag/job title"`; `unchecked("svc:Key")` is a key that the catalog does not contain |
/// | operator | one of the 27 operators, with the prefix `ForAllValues:` or `ForAnyValue:` for keys with several values, and the suffix `IfExists` for keys that may be missing |
/// | value | a string, a number, `true`, `false`, or a runtime value |
///
/// Claims of identity providers, such as `cognito-identity.amazonaws.com:sub`, are keys too. Those of identity
/// pools, Google, Facebook, Amazon, GitHub Actions and SAML are checked; another provider can have any claims.
///
/// ## Policy variables
///
/// In strings, `${key}` and `${key, 'default'}` are replaced with a value from the request: in resources, after the
/// fifth colon of the ARN; in conditions, in the values of string and ARN operators. `${*}`, `${?}` and `${$}` are
/// the characters themselves.
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const OWN: Policy = policy! { allow ListUsers on userpool("us-east-1_${aws:PrincipalTag/pool}") };
/// # assert!(OWN.as_str().contains("userpool/us-east-1_${aws:PrincipalTag/pool}"));
/// ```
///
/// ## Runtime values
///
/// Wherever a value is allowed, you can write a variable, a constant, a field (`tenant.name`), or any expression in
/// braces. The value is borrowed. Such a policy is not a constant: it is built at run time, with one allocation, and one
/// more for each list.
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
/// | position | accepted types (the traits are in [`run_time`](crate::run_time)) |
/// | --- | --- |
/// | `partition`, `region`, `account` | [`Partition`](crate::Partition), [`Region`](crate::Region), [`AccountId`](crate::AccountId) |
/// | another field of a resource | its own type: [`UserPoolId`](crate::UserPoolId), [`IdentityPoolId`](crate::IdentityPoolId), [`WebAclId`](crate::WebAclId), … |
/// | `arn`, the full ARN | the ARN of the resource type: [`UserPoolArn`](crate::UserPoolArn), [`IdentityPoolArn`](crate::IdentityPoolArn), [`WebAclArn`](crate::WebAclArn) |
/// | `account(…)`, `service({…})`, `identity_pool(…)` after `to` | [`AccountId`](crate::AccountId), [`ServicePrincipal`](crate::ServicePrincipal), [`IdentityPoolId`](crate::IdentityPoolId) |
/// | `role(arn = …)`, `user(arn = …)`, `saml(arn = …)` after `to` | [`RoleArn`](crate::RoleArn), [`UserArn`](crate::UserArn), [`SamlProviderArn`](crate::SamlProviderArn) |
/// | `unchecked(…)` in a resource | [`Arn`](crate::Arn) |
/// | `String…` | `&str`, `String`, `char`, integers, `bool`, IDs such as [`AccountId`](crate::AccountId), and your own types that implement [`StringValue`](crate::run_time::StringValue) |
/// | `String…`, with a key whose values are IDs with a fixed format, such as `aws:SourceVpc` | its own type: [`AccountId`](crate::AccountId), [`ExternalId`](crate::ExternalId), [`OrganizationId`](crate::OrganizationId), [`OrganizationPath`](crate::OrganizationPath), [`Region`](crate::Region), [`ServicePrincipal`](crate::ServicePrincipal), [`VpcEndpointId`](crate::VpcEndpointId), [`VpcId`](crate::VpcId) |
/// | `Numeric…` | integers |
/// | `Bool`, `Null` | `bool` |
/// | `Date…` | [`SystemTime`](std::time::SystemTime) |
/// | `IpAddress`, `NotIpAddress` | [`IpAddr`](std::net::IpAddr), `Ipv4Addr`, `Ipv6Addr`, [`IpRange`](crate::IpRange) |
/// | `Arn…` | [`Arn`](crate::Arn), [`UserPoolArn`](crate::UserPoolArn) and the other ARN types |
/// | `BinaryEquals` | bytes |
///
/// `cloudformation::policy!` and `terraform::policy!`, enabled by the feature `templates`, also accept tokens for such
/// values.
///
/// `[..values]` is a list of runtime values, made from any `IntoIterator`. It is moved, as in a `for` loop;
/// `[..&values]` borrows it (if `values` is already a reference, write `[..values]`). String, ARN and IP operators
/// accept lists. All values are evaluated in order before the document is built, and stay borrowed until it is.
///
/// AWS's pages contradict each other about the meaning of an empty list. For an empty runtime list, the document
/// therefore contains one value that no request has, so that every operator evaluates as for an empty set of values.
///
/// A runtime value never widens a policy. In a resource, it was checked when it was made and contains no pattern and
/// no policy variable. In a condition, `*`, `?` and `${` are escaped wherever the operator would interpret them. A
/// runtime string may contain any character: those that IAM does not accept in a document are written as JSON's `\u`
/// escapes. A string literal cannot contain such characters directly: write them as escapes, such as `"\u{2014}"`.
/// The region and the partition of a user pool are taken from its ID, so `region` and `partition` cannot be set next
/// to a runtime ID.
///
/// ## Claims
///
/// `ensure` states what the policy must never or always allow. It is proven for every request at compile time, or the error
/// shows a counterexample. A claim is not part of the document: see [the guide](crate::guide::boundary).
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const LOOKUP: Policy = policy! {
///     allow AdminGetUser, ListUsers on userpool("us-east-1_X");
///     ensure never level(Write) on *;
///     ensure allows AdminGetUser on userpool("us-east-1_X")
/// };
/// # assert!(!LOOKUP.as_str().contains("ensure"));
/// ```
///
/// ## Settings
///
/// `#![partition = …]`, `#![region = …]` and `#![account = …]` set the fields that resources omit. `#![quota = "…"]`
/// names what the policy is attached to, which determines its maximum size: see [`Quota`](crate::Quota). The default
/// is `"managed"`, 6,144 characters. `#![kind = "boundary"]`, `"session"`, `"scp"` or `"rcp"` sets the type of the
/// policy; with `"scp"` the result is a [`ServiceControlPolicy`](crate::ServiceControlPolicy), and with `"rcp"` a
/// [`ResourceControlPolicy`](crate::ResourceControlPolicy).
///
/// ## The grammar
///
#[doc = include_str!("../docs/grammar.md")]
///
/// Comments and doc comments are allowed anywhere. A full ARN has to be quoted: otherwise its `/*` would start a
/// comment, and rustc would report only that.
///
/// # Errors and lints
///
/// Every message ends with the name of its rule. [`Rule`](crate::Rule) documents each rule, and
/// [`rules`](crate::rules) lists them all. Rules that [IAM Access Analyzer][codes] also has are named after its issue
/// codes.
///
/// ```compile_fail
/// # use cognito_perms::{Policy, policy};
/// const TYPO: Policy = policy! { allow AdminCreatUser on userpool("us-east-1_X") };
/// // error: unknown action `AdminCreatUser` in `cognito-idp`
/// //        help: an action with a similar name exists: `AdminCreateUser`
/// //        rule: invalid_action
/// ```
///
/// Each rule has one of four levels. An *error* is what IAM rejects, what cannot be read, or a name that its service
/// does not have; only `unchecked(..)` gets past it. *Deny* is for what IAM accepts although it surely does not do what
/// it says: it matches nothing, is always or never true, fits no resource, or grants more than it seems to. *Warn* is
/// for what works but is suspicious, and *allow* for opinions, which are off unless a policy asks for them. All but
/// errors are lints. AWS's tables of what can be used together contain mistakes, so what follows from them alone is
/// denied for the services whose tables were compared with working policies, and a warning for the others. Lint levels
/// are set as in Rust, with `#[…]` for a statement and `#![…]` for the policy:
///
/// ```
/// # use cognito_perms::{Policy, policy};
/// const ENDPOINT: Policy = policy! {
///     #![warn(broad_resource)]
///
///     #[expect(no_effect_action, reason = "has an effect in a VPC endpoint policy")]
///     allow SignUp on *;
/// };
/// ```
///
/// On stable Rust, a macro can emit a warning only as the use of a deprecated item, so rustc shows these warnings under
/// its lint `deprecated`. `#[allow(deprecated)]` on the surrounding constant or function silences all warnings of the
/// literal, and a crate-wide `#![allow(deprecated)]` silences those of every literal in the crate. Errors are not
/// affected. Independently of rustc's lint levels, `cognito-perms check` and [`check`](crate::check()) report the same
/// warnings for the JSON document: run one of them in CI, for example in a test that checks
/// [`Policy::as_str`](crate::Policy::as_str).
///
/// Some actions require several resources: `AssociateWebACL` requires a user pool and a web ACL. A policy that allows
/// such an action by name must name all of them, in statements for this action or for the one with the same name in
/// the other service, `wafv2:AssociateWebACL`. To deny the action, one of them is enough.
///
/// # Other macros and renamed dependencies
///
/// The macro finds this crate even if the dependency is renamed, and accepts tokens from other macros. Tokens that
/// belong together, such as `Admin*`, must be written without spaces. An expression passed on by another macro
/// (`$e:expr`) is a runtime value, unless it is a single literal: that is treated as a literal, including its patterns.
///
/// # In the editor
///
/// Completion, hover, go to definition and signature help work inside a literal as in other Rust code. [What your editor
/// shows](crate::editor) describes this, and how the literals in this documentation are formatted.
///
/// [codes]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#[doc(alias = "sid")]
#[doc(alias = "Effect")]
#[doc(alias = "NotAction")]
#[doc(alias = "NotResource")]
#[doc(alias = "Condition")]
#[doc(alias = "principal")]
#[doc(alias = "trust")]
#[doc(alias = "wildcard")]
#[doc(alias = "unchecked")]
#[macro_export]
macro_rules! policy {
    ($($literal:tt)*) => {
        $crate::__policy! { $crate $($literal)* }
    };
}

/// Creates a role trust policy, checked by rustc.
///
/// The language is that of [`policy!`], with principals after `to` in place of resources. Names without a prefix are
/// actions of AWS STS. `identity_pool(…)` also writes the conditions that a role for an identity pool needs, and `from`
/// the conditions on the resource that a service acts for. Claims of the identity provider need no prefix.
///
/// ```
/// use cognito_perms::{TrustPolicy, trust_policy};
///
/// const SIGNED_IN: TrustPolicy = trust_policy! {
///     allow AssumeRoleWithWebIdentity, TagSession
///         to identity_pool("eu-west-1:11111111-2222-3333-4444-555555555555", authenticated)
/// };
/// const SMS: TrustPolicy = trust_policy! {
///     allow AssumeRole to service(cognito-idp)
///         from userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
/// };
/// const CI: TrustPolicy = trust_policy! {
///     #![account = "123456789012"]
///     allow AssumeRoleWithWebIdentity to oidc(token.actions.githubusercontent.com)
///         if aud StringEquals "sts.amazonaws.com"
///         and sub StringEquals "repo:octo-org/octo-repo:ref:refs/heads/main"
/// };
///
/// assert!(SIGNED_IN.as_str().contains(
///     r#""ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}"#
/// ));
/// assert!(SMS.as_str().contains(r#""aws:SourceAccount":"123456789012""#));
/// assert!(CI.as_str().contains(r#""token.actions.githubusercontent.com:aud":"sts.amazonaws.com""#));
/// ```
#[doc(alias = "AssumeRolePolicyDocument")]
#[doc(alias = "principal")]
#[macro_export]
macro_rules! trust_policy {
    ($($literal:tt)*) => {
        $crate::__typed_policy! { $crate trust $($literal)* }
    };
}

/// Creates a resource policy, checked by rustc.
///
/// The language is that of [`policy!`], with principals after the resources: `to`, and `from` for the resource that a
/// service acts for. The [grammar](crate::policy!#the-grammar) lists the forms of principals.
///
/// ```
/// use cognito_perms::{ResourcePolicy, resource_policy};
///
/// const TRIGGER: ResourcePolicy = resource_policy! {
///     allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:123456789012:function:trigger"
///         to service(cognito-idp) from userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
/// };
///
/// assert!(TRIGGER.as_str().contains(r#""Principal":{"Service":"cognito-idp.amazonaws.com"}"#));
/// ```
#[doc(alias = "principal")]
#[macro_export]
macro_rules! resource_policy {
    ($($literal:tt)*) => {
        $crate::__typed_policy! { $crate resource $($literal)* }
    };
}

/// Creates a VPC endpoint policy, checked by rustc.
///
/// The language is that of [`resource_policy!`]. Requests that are not signed match only the principal `*`.
///
/// ```
/// use cognito_perms::{EndpointPolicy, endpoint_policy};
///
/// const SIGN_IN: EndpointPolicy = endpoint_policy! {
///     allow InitiateAuth, RespondToAuthChallenge, SignUp on userpool("eu-west-1_Ab12Cd34E") to *
/// };
///
/// assert!(SIGN_IN.as_str().contains(r#""Principal":"*""#));
/// ```
#[doc(alias = "VPC")]
#[macro_export]
macro_rules! endpoint_policy {
    ($($literal:tt)*) => {
        $crate::__typed_policy! { $crate endpoint $($literal)* }
    };
}

/// Creates a policy for a CloudFormation template, checked by rustc.
///
/// The language is that of [`policy!`](crate::policy!), and values can also be tokens of
/// [`cloudformation`](crate::cloudformation). The result is a
/// [`cloudformation::Policy`](crate::cloudformation::Policy), which is a constant if it has no tokens and no runtime
/// values.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __cloudformation_policy {
    ($($literal:tt)*) => {
        $crate::__template_policy! { $crate cloudformation $($literal)* }
    };
}

/// Creates a role trust policy for a CloudFormation template, checked by rustc.
///
/// The language is that of [`trust_policy!`](crate::trust_policy!), and values can also be tokens of
/// [`cloudformation`](crate::cloudformation): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __cloudformation_trust_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate cloudformation trust $($literal)* }
    };
}

/// Creates a resource policy for a CloudFormation template, checked by rustc.
///
/// The language is that of [`resource_policy!`](crate::resource_policy!), and values can also be tokens of
/// [`cloudformation`](crate::cloudformation): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __cloudformation_resource_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate cloudformation resource $($literal)* }
    };
}

/// Creates a VPC endpoint policy for a CloudFormation template, checked by rustc.
///
/// The language is that of [`endpoint_policy!`](crate::endpoint_policy!), and values can also be tokens of
/// [`cloudformation`](crate::cloudformation): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __cloudformation_endpoint_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate cloudformation endpoint $($literal)* }
    };
}

/// Creates a policy for Terraform's JSON syntax, checked by rustc.
///
/// The language is that of [`policy!`](crate::policy!), and values can also be tokens of
/// [`terraform`](crate::terraform). The result is a [`terraform::Policy`](crate::terraform::Policy), which is a constant
/// if it has no tokens and no runtime values.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __terraform_policy {
    ($($literal:tt)*) => {
        $crate::__template_policy! { $crate terraform $($literal)* }
    };
}

/// Creates a role trust policy for Terraform's JSON syntax, checked by rustc.
///
/// The language is that of [`trust_policy!`](crate::trust_policy!), and values can also be tokens of
/// [`terraform`](crate::terraform): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __terraform_trust_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate terraform trust $($literal)* }
    };
}

/// Creates a resource policy for Terraform's JSON syntax, checked by rustc.
///
/// The language is that of [`resource_policy!`](crate::resource_policy!), and values can also be tokens of
/// [`terraform`](crate::terraform): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __terraform_resource_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate terraform resource $($literal)* }
    };
}

/// Creates a VPC endpoint policy for Terraform's JSON syntax, checked by rustc.
///
/// The language is that of [`endpoint_policy!`](crate::endpoint_policy!), and values can also be tokens of
/// [`terraform`](crate::terraform): `identity_pool({ pool.identity_pool_id() }, authenticated)`, `account(ACCOUNT_ID)`.
#[cfg(feature = "templates")]
#[doc(hidden)]
#[macro_export]
macro_rules! __terraform_endpoint_policy {
    ($($literal:tt)*) => {
        $crate::__typed_template_policy! { $crate terraform endpoint $($literal)* }
    };
}

/// Creates a policy from a JSON file, checked by rustc.
///
/// The path is relative to the `Cargo.toml` of the calling crate. The result is the same constant [`Policy`] that
/// [`policy!`] creates: minified, with names in AWS's spelling. When the file changes, the crate is rebuilt.
///
/// The file may contain what [`check`] accepts: an identity policy in any form that IAM reads, or, with `#![kind = "…"]`, a
/// policy of another [type](PolicyType). With `#![kind = "trust"]` the result is a [`TrustPolicy`]. Actions of services
/// that are not in the catalog are accepted; [`check`] and the command `cognito-perms check` count them.
///
/// ```
/// use cognito_perms::{Policy, policy_file};
///
/// const ADMIN: Policy = policy_file!("examples/policies/admin.json");
///
/// assert!(ADMIN.as_str().contains(r#""Action":["cognito-idp:AdminCreateUser","#));
/// ```
///
/// A mistake is a compile error at the path, with the position in the file:
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
/// Settings come before the path, because JSON has no syntax for them: what the policy is attached to, lint levels,
/// names to accept although the catalog does not contain them, because AWS may have added them since, and claims to prove.
///
/// ```
/// use cognito_perms::{Policy, policy_file};
///
/// const ADMIN: Policy = policy_file! {
///     #![quota = "role"]
///     #![deny(broad_resource)]
///     #![unchecked("cognito-idp:NewerThanThis")]
///     #![ensure(never AdminDeleteUser on *)]
///     #![ensure(within = "examples/policies/boundary.json")]
///     "examples/policies/admin.json"
/// };
/// # assert!(ADMIN.size() > 100);
/// ```
#[doc(alias = "unchecked")]
#[macro_export]
macro_rules! policy_file {
    ($($path:tt)*) => {
        $crate::__policy_file! { $crate $($path)* }
    };
}
