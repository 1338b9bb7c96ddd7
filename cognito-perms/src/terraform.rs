//! Policies in Terraform's JSON syntax.
//!
//! [`policy!`] has the language and the checks of [`crate::policy!`]. Wherever a value is allowed, it also accepts a
//! [`Token`]: an attribute that Terraform knows when it applies the configuration. A token has the type of its value, so it
//! can be used only where such a value can.
//!
//! ```
//! use cognito_perms::terraform::{self, UserPool};
//!
//! let pool: UserPool = "aws_cognito_user_pool.customers".parse()?;
//!
//! let policy = terraform::policy! {
//!     allow AdminGetUser on userpool(arn = pool)
//! };
//!
//! assert_eq!(
//!     policy.to_string(),
//!     concat!(
//!         r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#,
//!         r#""Action":"cognito-idp:AdminGetUser","#,
//!         r#""Resource":"${aws_cognito_user_pool.customers.arn}"}]}"#,
//!     ),
//! );
//! # Ok::<(), cognito_perms::InvalidValue>(())
//! ```
//!
//! An unknown action is a compile error, as in every policy:
//!
//! ```compile_fail
//! # use cognito_perms::terraform::{self, UserPool};
//! # let pool: UserPool = "aws_cognito_user_pool.customers".parse().unwrap();
//! let policy = terraform::policy! {
//!     allow AdminGetUsr on userpool(arn = pool)
//!     //    ^^^^^^^^^^^ help: an action with a similar name exists: `AdminGetUser`
//! };
//! ```
//!
//! The policy serializes as the string that the argument `policy` of `aws_iam_policy` and similar resources expects.
//! Terraform interprets `${` and `%{` in it, so those that are meant for IAM are escaped. Convert a plain
//! [`crate::Policy`] with `into`:
//!
//! ```
//! use cognito_perms::{Policy, policy, terraform};
//!
//! const OWN: Policy = policy! { allow ListUsers on userpool("us-east-1_${aws:PrincipalTag/pool}") };
//!
//! let policy: terraform::Policy = OWN.into();
//! assert!(policy.to_string().contains("userpool/us-east-1_$${aws:PrincipalTag/pool}"));
//! ```
//!
//! # Tokens
//!
//! | token | created by | value |
//! | --- | --- | --- |
//! | [`UserPool`], [`IdentityPool`], [`WebAcl`] | `"aws_cognito_user_pool.main".parse()` | a resource or a data source, by its address; usable in a resource in place of its ARN or ID |
//! | [`Token<UserPoolArn>`](Token), … | [`UserPool::arn`], [`IdentityPool::arn`], [`WebAcl::arn`] | the ARN of a resource or of a data source |
//! | [`Token<UserPoolId>`](Token), … | [`UserPool::user_pool_id`], [`IdentityPool::identity_pool_id`], … | its ID |
//! | [`ACCOUNT_ID`], [`REGION`], [`PARTITION`] | constants | where the configuration is applied; each needs a data source named `current` |
//! | [`Text`] | `"var.team".parse()` | any string, for string operators: Terraform escapes it, so that IAM compares it literally |
//! | [`Token<T>`](Token), for every `T` here and for `String` | [`Token::unchecked`] | your own reference |
//!
//! If neither an ID nor a region determines the partition, it is `aws`, as in every policy. A configuration for other
//! partitions sets `#![partition = PARTITION]`.
//!
//! Source: [strings and templates][strings] and the [JSON syntax][json] of Terraform's language, and the
//! attributes of the [provider][provider].
//!
//! [strings]: https://developer.hashicorp.com/terraform/language/expressions/strings
//! [json]: https://developer.hashicorp.com/terraform/language/syntax/json
//! [provider]: https://registry.terraform.io/providers/hashicorp/aws/latest/docs

use crate::template::{self, Deployed, Segment, Tool};
// The types that the catalog declares.
use crate::value::*;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

#[doc(inline)]
pub use crate::__terraform_endpoint_policy as endpoint_policy;
#[doc(inline)]
pub use crate::__terraform_policy as policy;
#[doc(inline)]
pub use crate::__terraform_resource_policy as resource_policy;
#[doc(inline)]
pub use crate::__terraform_trust_policy as trust_policy;

/// Terraform as a [`Tool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terraform;

impl template::Sealed for Terraform {}

impl Tool for Terraform {
    type Expression = Expression;

    fn escaped(expression: &Expression, is_pattern: bool) -> Expression {
        match expression {
            Expression::Text(reference) => Expression::Json(escape(reference, is_pattern)),
            other => other.clone(),
        }
    }
}

/// A value that is known only when the configuration is applied.
pub type Token<T> = template::Token<T, Terraform>;

/// A string that is known only when the configuration is applied, such as a variable.
///
/// It can be used in conditions. Terraform escapes it there, so that IAM compares any value literally: it cannot
/// widen the policy. IAM rejects a document with characters above U+00FF, so it rejects the policy if the value
/// contains one.
///
/// ```
/// use cognito_perms::terraform::{self, Text};
///
/// let team: Text = "var.team".parse()?;
/// let policy = terraform::policy! {
///     allow ListUsers on * if aws:PrincipalTag/team StringEquals team
/// };
/// assert!(policy.to_string().contains(
///     r#""aws:PrincipalTag/team":${jsonencode(replace(var.team, "$${", "$${$}{"))}"#,
/// ));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
pub type Text = Token<String>;

/// A policy for a configuration. It is serialized and displayed as a string that contains Terraform's expressions.
pub type Policy = template::TemplatePolicy<Terraform>;

/// The document that expansions of [`policy!`] build.
#[doc(hidden)]
pub type Document = template::Document<Terraform>;

/// An expression of Terraform's language.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expression {
    /// A value without quotes and without anything that IAM would interpret: an ID or an ARN.
    Name(Cow<'static, str>),
    /// Any string.
    Text(String),
    /// A JSON string, including its quotes.
    Json(String),
}

impl Expression {
    fn as_str(&self) -> &str {
        match self {
            Self::Name(text) => text,
            Self::Text(text) | Self::Json(text) => text,
        }
    }
}

/// The account that Terraform uses: `data.aws_caller_identity.current.account_id`. The configuration has to contain this data
/// source.
pub const ACCOUNT_ID: &Token<AccountId> =
    &Token::new(attribute_of("data.aws_caller_identity.current.account_id"), None, None);

/// The region of the provider: `data.aws_region.current.id`. The configuration has to contain this data source and that of
/// [`PARTITION`], which is used for the partition of the region.
pub const REGION: &Token<Region> =
    &Token::new(attribute_of("data.aws_region.current.id"), None, Some(THIS_PARTITION));

/// The partition of the provider: `data.aws_partition.current.id`. The configuration has to contain this data source.
pub const PARTITION: &Token<Partition> = &Token::new(THIS_PARTITION, None, None);

const THIS_PARTITION: Expression = attribute_of("data.aws_partition.current.id");

const fn attribute_of(text: &'static str) -> Expression {
    Expression::Name(Cow::Borrowed(text))
}

impl<T: Deployed> Token<T> {
    /// Creates a token from a reference such as `var.pool_arn`, `local.pool_id` or `module.auth.pool_arn`, without checking
    /// that its value is a `T` and contains no quote, wildcard or policy variable. A `Token<String>` can have any value,
    /// because Terraform escapes it like a [`Text`].
    ///
    /// The partition of an ID is that of the provider: see [`PARTITION`].
    ///
    /// ```
    /// use cognito_perms::UserPoolArn;
    /// use cognito_perms::terraform::{self, Token};
    ///
    /// let pool: Token<UserPoolArn> = Token::unchecked("module.auth.pool_arn")?;
    /// let policy = terraform::policy! { allow ListUsers on userpool(arn = pool) };
    /// assert!(policy.to_string().contains(r#""Resource":"${module.auth.pool_arn}""#));
    /// # Ok::<(), cognito_perms::InvalidValue>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a reference: names separated by dots, and indices.
    pub fn unchecked(reference: &str) -> Result<Self, InvalidValue> {
        let reference = parse_reference(reference)?;
        let region = T::REGION_BEFORE.map(|end| part(end, reference, 0));
        let whole = match T::IS_ANY_TEXT {
            true => Expression::Text(reference.to_owned()),
            false => Expression::Name(reference.to_owned().into()),
        };
        Ok(Self::new(whole, region, Some(THIS_PARTITION)))
    }
}

impl FromStr for Text {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if the string is not a reference: names separated by dots, and indices.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Self::unchecked(text)
    }
}

/// Serializes the token as an expression in a string, such as `"${aws_cognito_user_pool.main.arn}"`.
impl<T> Serialize for Token<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("${{{}}}", self.whole().as_str()))
    }
}

/// Serializes the policy as a string.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Writes the document as a template of Terraform's language.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(|out, segments| match segments {
            [Segment::Token(Expression::Json(json))] => *out += &format!("${{{json}}}"),
            segments => {
                out.push('"');
                for segment in segments {
                    match segment {
                        // A token is always preceded by a colon, a slash or a quote, never by a `$` that would
                        // escape it.
                        Segment::Text(text) => {
                            *out += &text.replace("${", "$${").replace("%{", "%%{");
                        }
                        Segment::Token(it) => *out += &format!("${{{}}}", it.as_str()),
                    }
                }
                out.push('"');
            }
        }))
    }
}

/// Returns an expression for a JSON string that IAM compares literally, whatever its value.
fn escape(reference: &str, is_pattern: bool) -> String {
    let mut text = format!(r#"replace({reference}, "$${{", "$${{$}}{{")"#);
    if is_pattern {
        text = format!(r#"replace(replace({text}, "*", "$${{*}}"), "?", "$${{?}}")"#);
    }
    format!("jsonencode({text})")
}

/// Returns an expression for a part of a value that is split at a separator.
fn part(separator: char, reference: &str, index: usize) -> Expression {
    Expression::Name(format!("split(\"{separator}\", {reference})[{index}]").into())
}

fn parse_reference(text: &str) -> Result<&str, InvalidValue> {
    if is_reference(text) {
        return Ok(text);
    }
    Err(InvalidValue {
        value: text.to_owned(),
        kind: "reference",
        form: "names separated by dots, with optional indices",
        example: "var.team",
    })
}

/// Checks whether a string consists of at least two names separated by dots, and of indices after them.
fn is_reference(text: &str) -> bool {
    let mut rest = eat_name(text).and_then(eat_attribute);
    while let Some(after) = rest.filter(|it| !it.is_empty()) {
        rest = eat_attribute(after).or_else(|| eat_index(after));
    }
    rest.is_some()
}

/// Returns the rest of a string after an identifier.
fn eat_name(text: &str) -> Option<&str> {
    let is_letter = |it: char| it.is_ascii_alphabetic() || it == '_';
    let is_more = |it: char| is_letter(it) || it.is_ascii_digit() || it == '-';
    text.starts_with(is_letter).then(|| text.trim_start_matches(is_more))
}

/// Returns the rest of a string after `.name`.
fn eat_attribute(text: &str) -> Option<&str> {
    text.strip_prefix('.').and_then(eat_name)
}

/// Returns the rest of a string after `[0]`, `["key"]` or `[each.key]`.
fn eat_index(text: &str) -> Option<&str> {
    let (index, rest) = text.strip_prefix('[')?.split_once(']')?;
    let key = index.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let is_plain =
        |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.' | '/' | ' ');
    let is_right = match key {
        Some(key) => key.chars().all(is_plain),
        None if index.bytes().all(|it| it.is_ascii_digit()) => !index.is_empty(),
        None => is_reference(index),
    };
    is_right.then_some(rest)
}

/// Checks the address of a resource or data source of a type, such as `aws_cognito_user_pool.main`.
fn address(text: &str, resource_type: &str) -> Option<String> {
    let rest = text.strip_prefix("data.").unwrap_or(text);
    let rest = eat_attribute(rest.strip_prefix(resource_type)?)?;
    let is_whole = rest.is_empty() || eat_index(rest) == Some("");
    is_whole.then(|| text.to_owned())
}

/// Declares the type of each resource type that the provider supports.
macro_rules! resources {
    ($($type:ident {
        arn: $arn:ident, service: $service:literal, resource_type: $resource_type:literal,
        example: $example:literal,
        cloudformation: $cloudformation:tt,
        terraform: { $($name:literal $($method:ident: $value:ident = $attribute:literal,)*)? }
    })+) => {
        $($(
            /// A resource or a data source of a configuration, by its address.
            ///
            #[doc = concat!("Its type in the configuration is `", $name, "`.")]
            ///
            /// ```
            #[doc = concat!("use cognito_perms::terraform::", stringify!($type), ";")]
            ///
            #[doc = concat!("let it: ", stringify!($type), " = \"", $name, ".main\".parse()?;")]
            #[doc = concat!("assert_eq!(it.as_str(), \"", $name, ".main\");")]
            #[doc = concat!("assert!(\"data.", $name, ".main[0]\".parse::<", stringify!($type), ">().is_ok());")]
            #[doc = concat!("assert!(\"aws_s3_bucket.main\".parse::<", stringify!($type), ">().is_err());")]
            /// # Ok::<(), cognito_perms::InvalidValue>(())
            /// ```
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            pub struct $type(String);

            impl $type {
                /// The type of such resources in a configuration.
                pub const TYPE: &'static str = $name;

                const ATTRIBUTES: &'static [(&'static str, &'static str)] =
                    &[$((stringify!($method), $attribute)),*];

                /// Returns the address.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }

                $(
                    /// Returns a token for an attribute of the resource.
                    ///
                    #[doc = concat!("In a configuration, the attribute is `", $attribute, "`.")]
                    #[must_use]
                    pub fn $method(&self) -> Token<$value> {
                        attribute(&self.0, $attribute, Self::ATTRIBUTES)
                    }
                )*
            }

            impl FromStr for $type {
                type Err = InvalidValue;

                /// # Errors
                ///
                #[doc = concat!("Returns an error if the string is not the address of an `", $name, "`.")]
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    address(text, $name).map(Self).ok_or_else(|| {
                        InvalidValue {
                            value: text.to_owned(),
                            kind: stringify!($type),
                            form: concat!("the address of an `", $name, "`"),
                            example: concat!($name, ".main"),
                        }
                    })
                }
            }

            template::name!($type, Terraform $(, $method: $value)*);
        )?)+
    };
}

cognito_perms_spec::__for_each_resource_type!(resources);

/// Returns a token for an attribute of a resource. The partition comes from the ARN, if that is one of its attributes.
fn attribute<T: Deployed>(address: &str, attribute: &str, attributes: &[(&str, &str)]) -> Token<T> {
    let whole = format!("{address}.{attribute}");
    let region = T::REGION_BEFORE.map(|end| part(end, &whole, 0));
    let arn = attributes.iter().find(|(method, _)| *method == "arn");
    let partition = arn.map(|(_, arn)| part(':', &format!("{address}.{arn}"), 1));
    let partition = partition.unwrap_or(THIS_PARTITION);
    Token::new(Expression::Name(whole.into()), region, Some(partition))
}
