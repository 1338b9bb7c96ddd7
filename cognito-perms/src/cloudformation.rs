//! Policies in AWS CloudFormation templates.
//!
//! [`policy!`] has the language and the checks of [`crate::policy!`]. Wherever a value is allowed, it also accepts a
//! [`Token`], whose value CloudFormation inserts when it deploys the template. A token has the type of its value, so it can
//! be used only where such a value can.
//!
//! ```
//! use cognito_perms::cloudformation::{self, UserPool};
//!
//! let pool: UserPool = "Customers".parse()?;
//!
//! let policy = cloudformation::policy! {
//!     allow AdminGetUser, ListUsers on userpool(arn = pool)
//! };
//!
//! let statement = &serde_json::to_value(&policy)?["Statement"][0];
//! assert_eq!(statement["Resource"], serde_json::json!({ "Fn::GetAtt": ["Customers", "Arn"] }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An unknown action is a compile error, as in every policy:
//!
//! ```compile_fail
//! # use cognito_perms::cloudformation::{self, UserPool};
//! # let pool: UserPool = "Customers".parse().unwrap();
//! let policy = cloudformation::policy! {
//!     allow AdminGetUsr on userpool(arn = pool)
//!     //    ^^^^^^^^^^^ help: an action with a similar name exists: `AdminGetUser`
//! };
//! ```
//!
//! A string that contains a token becomes an `Fn::Sub`. IAM's policy variables in it are kept apart, so that CloudFormation
//! does not replace them:
//!
//! ```
//! use cognito_perms::cloudformation::{self, ACCOUNT_ID, UserPool};
//!
//! let pool: UserPool = "Customers".parse()?;
//! let policy = cloudformation::policy! {
//!     allow ListUsers on userpool(pool, account = ACCOUNT_ID)
//!         if aws:PrincipalAccount StringEquals ACCOUNT_ID
//! };
//!
//! let statement = &serde_json::to_value(&policy)?["Statement"][0];
//! let arn = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Customers.UserPoolId}";
//! assert_eq!(statement["Resource"], serde_json::json!({ "Fn::Sub": arn }));
//! let account = &statement["Condition"]["StringEquals"]["aws:PrincipalAccount"];
//! assert_eq!(*account, serde_json::json!({ "Ref": "AWS::AccountId" }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Tokens
//!
//! | token | created by | value |
//! | --- | --- | --- |
//! | [`UserPool`], [`IdentityPool`], [`WebAcl`] | `"Customers".parse()` | a resource of the template, by its logical ID; usable in a resource in place of its ARN or ID |
//! | [`Token<UserPoolArn>`](Token), … | [`UserPool::arn`], [`WebAcl::arn`] | the ARN of a resource of the template |
//! | [`Token<UserPoolId>`](Token), … | [`UserPool::user_pool_id`], [`IdentityPool::identity_pool_id`], … | its ID |
//! | [`ACCOUNT_ID`], [`REGION`], [`PARTITION`] | constants | where the template is deployed |
//! | [`Token<T>`](Token), for every `T` here and for `String` | [`Token::unchecked`] | your own expression, such as `Fn::ImportValue` |
//!
//! This crate cannot check that the resource with a logical ID has the type of the token. A token always refers to
//! its resource with `Fn::GetAtt`, never with `Ref`, so the name must be that of a resource with such an attribute
//! and cannot be that of a parameter. A parameter can have any value when the template is deployed, including `*` and
//! `${aws:username}`, and CloudFormation cannot escape it. The only token for a parameter is therefore an unchecked
//! one.
//!
//! CloudFormation would replace a string that contains `{{resolve:`. Serializing a policy with such a string fails with an
//! error that contains the string. Serialization also fails for an empty list of runtime strings, which is written as U+007F,
//! and for control characters up to U+009F, because templates can also be read as YAML, which does not allow them.
//! (`serde_json::json!` panics if serialization fails; `serde_json::to_value` returns the error.) The serializer of the
//! template decides how to escape other characters; IAM accepts those up to U+00FF. A plain [`crate::Policy`] has none of
//! these checks: use `cloudformation::Policy::from(policy)` in a template.
//!
//! If neither an ID nor a region determines the partition, it is `aws`, as in every policy. A template for other
//! partitions sets `#![partition = PARTITION]`.
//!
//! Source: [intrinsic functions][functions] and [pseudo parameters][pseudo] of CloudFormation, and the return values
//! of each [resource type][types].
//!
//! [functions]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
//! [pseudo]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
//! [types]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html

use crate::policy::serialize_document;
use crate::template::{self, Deployed, Segment, Tool};
// The types that the catalog declares.
use crate::value::*;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;

#[doc(inline)]
pub use crate::__cloudformation_endpoint_policy as endpoint_policy;
#[doc(inline)]
pub use crate::__cloudformation_policy as policy;
#[doc(inline)]
pub use crate::__cloudformation_resource_policy as resource_policy;
#[doc(inline)]
pub use crate::__cloudformation_trust_policy as trust_policy;

/// AWS CloudFormation as a [`Tool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloudFormation;

impl template::Sealed for CloudFormation {}

impl Tool for CloudFormation {
    type Expression = Expression;

    // CloudFormation has no function that could escape a value. All tokens except unchecked ones have values that need
    // no escaping.
    fn escaped(expression: &Expression, _: bool) -> Expression {
        expression.clone()
    }
}

/// A value that is known only when the template is deployed.
pub type Token<T> = template::Token<T, CloudFormation>;

/// A policy for a template. It serializes as a JSON object.
///
/// Serialization fails if a string of the policy contains `{{resolve:`, which CloudFormation would replace, or a control
/// character, which is also how an empty list of runtime strings is written.
pub type Policy = template::TemplatePolicy<CloudFormation>;

/// The document that expansions of [`policy!`] build.
#[doc(hidden)]
pub type Document = template::Document<CloudFormation>;

/// The expression of a value in a template.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expression {
    /// `{"Ref": "…"}`: a pseudo parameter, such as `AWS::Region`.
    Ref(&'static str),
    /// `{"Fn::GetAtt": ["…", "…"]}`: a logical ID and an attribute.
    GetAtt(String, &'static str),
    /// Any other expression.
    Other(Value),
}

impl Expression {
    fn to_json(&self) -> Value {
        match self {
            Self::Ref(name) => json!({ "Ref": name }),
            Self::GetAtt(id, attribute) => json!({ "Fn::GetAtt": [id, attribute] }),
            Self::Other(value) => value.clone(),
        }
    }
}

const HERE: Expression = Expression::Ref("AWS::Region");
const THIS_PARTITION: Expression = Expression::Ref("AWS::Partition");

/// The account that the template is deployed to: `AWS::AccountId`.
pub const ACCOUNT_ID: &Token<AccountId> =
    &Token::new(Expression::Ref("AWS::AccountId"), None, None);

/// The region that the template is deployed to: `AWS::Region`.
pub const REGION: &Token<Region> = &Token::new(HERE, None, Some(THIS_PARTITION));

/// The partition of that region: `AWS::Partition`.
pub const PARTITION: &Token<Partition> = &Token::new(THIS_PARTITION, None, None);

impl<T: Deployed> Token<T> {
    /// Creates a token from your own expression, without checking that its value is a `T` and contains no wildcard and no
    /// policy variable.
    ///
    /// ```
    /// use cognito_perms::UserPoolArn;
    /// use cognito_perms::cloudformation::{self, Token};
    /// use serde_json::json;
    ///
    /// // The ARN of a user pool of another stack.
    /// let pool: Token<UserPoolArn> = Token::unchecked(json!({ "Fn::ImportValue": "customers-arn" }));
    /// let policy = cloudformation::policy! { allow ListUsers on userpool(arn = pool) };
    /// ```
    ///
    /// For a resource without a type in this crate, use a `Token<Arn>` in `unchecked`:
    ///
    /// ```
    /// use cognito_perms::Arn;
    /// use cognito_perms::cloudformation::{self, Token};
    /// use serde_json::json;
    ///
    /// let logs: Token<Arn> = Token::unchecked(json!({ "Fn::GetAtt": ["Logs", "Arn"] }));
    /// let policy = cloudformation::policy! { allow logs:PutLogEvents on unchecked(logs) };
    /// ```
    #[must_use]
    pub fn unchecked(expression: impl Into<Value>) -> Self {
        let value = expression.into();
        let region = T::REGION_BEFORE.map(|end| {
            let parts = json!({ "Fn::Split": [end, &value] });
            Expression::Other(json!({ "Fn::Select": [0, parts] }))
        });
        Self::new(Expression::Other(value), region, Some(THIS_PARTITION))
    }
}

/// Serializes the token as an expression, such as `{"Ref": …}` or `{"Fn::GetAtt": …}`.
impl<T> Serialize for Token<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole().to_json().serialize(serializer)
    }
}

/// Serializes the policy as a JSON object, in the order of the document.
impl Serialize for Policy {
    /// # Errors
    ///
    /// Returns an error if a string of the policy contains `{{resolve:` or a control character, or if the serializer fails.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut refused = None;
        let document = self.render(|out, segments| {
            for segment in segments {
                if let Segment::Text(text) = segment {
                    refused = refused.take().or_else(|| refuse(text));
                }
            }
            *out += &string(segments);
        });
        match refused {
            Some(message) => Err(S::Error::custom(message)),
            None => serialize_document(&document, serializer),
        }
    }
}

/// Returns why a string of a policy cannot be used in a template, if it cannot.
///
/// The string is checked as CloudFormation reads it, without JSON's escapes.
fn refuse(escaped: &str) -> Option<String> {
    let read = serde_json::from_str(&format!("\"{escaped}\""));
    let text: String = read.unwrap_or_else(|_| escaped.to_owned());
    if text.contains("{{resolve:") {
        return Some(format!(
            "the string `{text}` contains a dynamic reference, which CloudFormation would replace"
        ));
    }
    let found = text.chars().find(|it| matches!(it, '\u{7f}'..='\u{9f}'))?;
    let code = u32::from(found);
    Some(match found {
        '\u{7f}' => {
            "an empty list of values, or a string with U+007F, cannot be used in a template"
                .to_owned()
        }
        _ => {
            format!("a string with the control character U+{code:04X} cannot be used in a template")
        }
    })
}

/// Returns a JSON string, or the expression for it.
fn string(segments: &[Segment<'_, CloudFormation>]) -> String {
    match segments {
        [] => "\"\"".to_owned(),
        [Segment::Text(text)] => format!("\"{text}\""),
        [Segment::Token(expression)] => expression.to_json().to_string(),
        several => substitution(several),
    }
}

/// Returns an `Fn::Sub`. Other expressions, and text with `${`, which is for IAM, cannot be part of its string: they become
/// named values of its map.
fn substitution(segments: &[Segment<'_, CloudFormation>]) -> String {
    let (mut text, mut named) = (String::new(), Vec::new());
    for segment in segments {
        let known = match segment {
            Segment::Text(known) if !known.contains("${") => {
                text += known;
                continue;
            }
            Segment::Token(Expression::Ref(name)) => {
                text += &format!("${{{name}}}");
                continue;
            }
            Segment::Token(Expression::GetAtt(id, attribute)) => {
                text += &format!("${{{id}.{attribute}}}");
                continue;
            }
            Segment::Text(known) => format!("\"{known}\""),
            Segment::Token(expression @ Expression::Other(_)) => expression.to_json().to_string(),
        };
        let name = format!("PolicyValue{}", named.len());
        text += &format!("${{{name}}}");
        named.push(format!("\"{name}\":{known}"));
    }
    if named.is_empty() {
        return format!("{{\"Fn::Sub\":\"{text}\"}}");
    }
    format!("{{\"Fn::Sub\":[\"{text}\",{{{}}}]}}", named.join(","))
}

/// Checks the logical ID of a resource in a template.
fn logical_id(
    text: &str,
    kind: &'static str,
    example: &'static str,
) -> Result<String, InvalidValue> {
    let is_right =
        (1..=255).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_alphanumeric());
    is_right.then(|| text.to_owned()).ok_or_else(|| {
        let form = "the logical ID of a resource, which has 1 to 255 letters and digits";
        InvalidValue { value: text.to_owned(), kind, form, example }
    })
}

/// Declares the type of each resource type that CloudFormation supports.
macro_rules! resources {
    ($($type:ident {
        arn: $arn:ident, service: $service:literal, resource_type: $resource_type:literal,
        example: $example:literal,
        cloudformation: { $($name:literal $($method:ident: $value:ident = $attribute:literal,)*)? },
        terraform: $terraform:tt
    })+) => {
        $($(
            /// A resource of a template, by its logical ID.
            ///
            #[doc = concat!("Its type in the template is `", $name, "`.")]
            ///
            /// ```
            #[doc = concat!("use cognito_perms::cloudformation::", stringify!($type), ";")]
            ///
            #[doc = concat!("let it: ", stringify!($type), " = \"Customers\".parse()?;")]
            #[doc = concat!("assert_eq!((it.as_str(), ", stringify!($type), "::TYPE), (\"Customers\", \"", $name, "\"));")]
            #[doc = concat!("assert!(\"not-an-id\".parse::<", stringify!($type), ">().is_err());")]
            /// # Ok::<(), cognito_perms::InvalidValue>(())
            /// ```
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            pub struct $type(String);

            impl $type {
                /// The `Type` of such resources in a template.
                pub const TYPE: &'static str = $name;

                /// Returns the logical ID.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }

                $(
                    /// Returns a token for an attribute of the resource.
                    ///
                    #[doc = concat!("In a template, the attribute is `", $attribute, "`.")]
                    #[must_use]
                    pub fn $method(&self) -> Token<$value> {
                        attribute(&self.0, $attribute)
                    }
                )*
            }

            impl FromStr for $type {
                type Err = InvalidValue;

                /// # Errors
                ///
                /// Returns an error if the string is not a logical ID, which has 1 to 255 letters and digits.
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    logical_id(text, stringify!($type), stringify!($type)).map(Self)
                }
            }

            template::name!($type, CloudFormation $(, $method: $value)*);
        )?)+
    };
}

cognito_perms_spec::__for_each_resource_type!(resources);

/// Returns a token for an attribute of a resource, which has the region and the partition of the template.
fn attribute<T>(id: &str, attribute: &'static str) -> Token<T> {
    let expression = Expression::GetAtt(id.to_owned(), attribute);
    Token::new(expression, Some(HERE), Some(THIS_PARTITION))
}
