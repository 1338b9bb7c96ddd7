//! Policies in Terraform's JSON syntax.
//!
//! [`policy!`] is the language of [`crate::policy!`], checked alike. Where a value can stand, a [`Token`] can
//! stand too: an attribute that Terraform knows when it applies the configuration. Its type is that of the value, so
//! it only stands where such a value does.
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
//! A wrong action beside it is an error of rustc:
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
//! The policy serialises as the string that the argument `policy` of `aws_iam_policy` and its like takes. Terraform reads
//! `${` and `%{` in it, so those of IAM are escaped; a plain [`crate::Policy`] becomes such a string by `into`:
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
//! # What a token can be
//!
//! | token | is made by | stands for |
//! | --- | --- | --- |
//! | [`UserPool`], [`IdentityPool`], [`WebAcl`] | `"aws_cognito_user_pool.main".parse()` | a resource or a data source, by its address: wherever its ARN or its id can stand in a resource |
//! | [`Token<UserPoolArn>`](Token), … | [`UserPool::arn`], [`IdentityPool::arn`], [`WebAcl::arn`] | the ARN of a resource or of a data source |
//! | [`Token<UserPoolId>`](Token), … | [`UserPool::user_pool_id`], [`IdentityPool::identity_pool_id`], … | its id |
//! | [`ACCOUNT_ID`], [`REGION`], [`PARTITION`] | | where the configuration is applied; with a data source each, called `current` |
//! | [`Text`] | `"var.team".parse()` | any text, for operators of texts: Terraform escapes it, so that IAM reads it as it is |
//! | [`Token<T>`](Token), for every `T` here and for `String` | [`Token::unchecked`] | what a reference of yours gives |
//!
//! Where neither an id nor a region says it, the partition is `aws`, as in every policy: a configuration for other
//! partitions sets `#![partition = PARTITION]`.
//!
//! Source: [strings and templates][strings] and the [JSON syntax][json] of Terraform's language, and the
//! attributes of the [provider][provider].
//!
//! [strings]: https://developer.hashicorp.com/terraform/language/expressions/strings
//! [json]: https://developer.hashicorp.com/terraform/language/syntax/json
//! [provider]: https://registry.terraform.io/providers/hashicorp/aws/latest/docs

use crate::template::{self, Deployed, Segment, Tool};
// Those that the catalogue names, whichever these are.
use crate::value::*;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

#[doc(inline)]
pub use crate::__terraform_policy as policy;

/// Terraform, as a tool that deploys templates.
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

/// A text that is known only when the configuration is applied, such as a variable.
///
/// It stands in conditions. Terraform escapes it there, so that whatever it holds, IAM compares it as it is: it
/// cannot widen the policy. IAM takes no characters above U+00FF in a document, and refuses one with such a text.
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

/// A policy for a configuration. It serialises, and is displayed, as a string in which Terraform finds its
/// expressions.
pub type Policy = template::TemplatePolicy<Terraform>;

/// What [`policy!`] puts a policy together with.
#[doc(hidden)]
pub type Document = template::Document<Terraform>;

/// An expression of Terraform's language.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expression {
    /// Of something that holds no quote and nothing that IAM would read: an id, an ARN.
    Name(Cow<'static, str>),
    /// Of any text.
    Text(String),
    /// Of a JSON string, with its quotes.
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

/// The account that Terraform acts in: `data.aws_caller_identity.current.account_id`. The configuration has to have
/// that data source.
pub const ACCOUNT_ID: &Token<AccountId> =
    &Token::new(attribute_of("data.aws_caller_identity.current.account_id"), None, None);

/// The region of the provider: `data.aws_region.current.id`. The configuration has to have that data source, and that of
/// [`PARTITION`], which follows from it.
pub const REGION: &Token<Region> =
    &Token::new(attribute_of("data.aws_region.current.id"), None, Some(THIS_PARTITION));

/// The partition of the provider: `data.aws_partition.current.id`. The configuration has to have that data source.
pub const PARTITION: &Token<Partition> = &Token::new(THIS_PARTITION, None, None);

const THIS_PARTITION: Expression = attribute_of("data.aws_partition.current.id");

const fn attribute_of(text: &'static str) -> Expression {
    Expression::Name(Cow::Borrowed(text))
}

impl<T: Deployed> Token<T> {
    /// What a reference such as `var.pool_arn`, `local.pool_id` or `module.auth.pool_arn` gives: that it is a
    /// `T`, and holds no quote, wildcard or policy variable, is not checked. A `Token<String>` can hold anything:
    /// Terraform escapes it, as a [`Text`].
    ///
    /// The partition of an id is that of the provider: see [`PARTITION`].
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
    /// The text is no reference: names with dots between them, and indices.
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
    /// The text is no reference: names with dots between them, and indices.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Self::unchecked(text)
    }
}

/// As the configuration has it: `"${aws_cognito_user_pool.main.arn}"`.
impl<T> Serialize for Token<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("${{{}}}", self.whole().as_str()))
    }
}

/// As a string.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The document as a template of Terraform's language.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(|out, segments| match segments {
            [Segment::Token(Expression::Json(json))] => *out += &format!("${{{json}}}"),
            segments => {
                out.push('"');
                for segment in segments {
                    match segment {
                        // In front of a token stands a colon, a slash or a quote, and never the `$` that would
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

/// An expression for a JSON string that IAM reads as a text, whatever it holds.
fn escape(reference: &str, is_pattern: bool) -> String {
    let mut text = format!(r#"replace({reference}, "$${{", "$${{$}}{{")"#);
    if is_pattern {
        text = format!(r#"replace(replace({text}, "*", "$${{*}}"), "?", "$${{?}}")"#);
    }
    format!("jsonencode({text})")
}

/// An expression for what stands between separators in a value.
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
        form: "names with dots between them, and indices",
        example: "var.team",
    })
}

/// At least two names with a dot between them, then more, and indices.
fn is_reference(text: &str) -> bool {
    let mut rest = eat_name(text).and_then(eat_attribute);
    while let Some(behind) = rest.filter(|it| !it.is_empty()) {
        rest = eat_attribute(behind).or_else(|| eat_index(behind));
    }
    rest.is_some()
}

/// What stands behind an identifier.
fn eat_name(text: &str) -> Option<&str> {
    let is_letter = |it: char| it.is_ascii_alphabetic() || it == '_';
    let is_more = |it: char| is_letter(it) || it.is_ascii_digit() || it == '-';
    text.starts_with(is_letter).then(|| text.trim_start_matches(is_more))
}

/// What stands behind `.name`.
fn eat_attribute(text: &str) -> Option<&str> {
    text.strip_prefix('.').and_then(eat_name)
}

/// What stands behind `[0]`, `["key"]` or `[each.key]`.
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

/// The address of a resource or of a data source of a type: `aws_cognito_user_pool.main`.
fn address(text: &str, resource_type: &str) -> Option<String> {
    let rest = text.strip_prefix("data.").unwrap_or(text);
    let rest = eat_attribute(rest.strip_prefix(resource_type)?)?;
    let is_whole = rest.is_empty() || eat_index(rest) == Some("");
    is_whole.then(|| text.to_owned())
}

/// Makes a type for the resources of each type that the provider has.
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
            #[doc = concat!("Its type is `", $name, "`.")]
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
                /// The type of such resources.
                pub const TYPE: &'static str = $name;

                const ATTRIBUTES: &'static [(&'static str, &'static str)] =
                    &[$((stringify!($method), $attribute)),*];

                /// The address.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }

                $(
                    /// What Terraform knows of it when the configuration is applied.
                    ///
                    #[doc = concat!("It is the attribute `", $attribute, "`.")]
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
                #[doc = concat!("The text is no address of an `", $name, "`.")]
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

/// An attribute of a resource. The ARN, which is another, says the partition.
fn attribute<T: Deployed>(address: &str, attribute: &str, attributes: &[(&str, &str)]) -> Token<T> {
    let whole = format!("{address}.{attribute}");
    let region = T::REGION_BEFORE.map(|end| part(end, &whole, 0));
    let arn = attributes.iter().find(|(method, _)| *method == "arn");
    let partition = arn.map(|(_, arn)| part(':', &format!("{address}.{arn}"), 1));
    let partition = partition.unwrap_or(THIS_PARTITION);
    Token::new(Expression::Name(whole.into()), region, Some(partition))
}
