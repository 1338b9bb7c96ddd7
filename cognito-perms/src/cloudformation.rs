//! Policies in templates of AWS CloudFormation.
//!
//! [`policy!`] is the language of [`crate::policy!`], checked alike. Where a value can stand, a [`Token`] can
//! stand too: what CloudFormation puts in when it deploys the template. Its type is that of the value, so it only
//! stands where such a value does.
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
//! A wrong action beside it is an error of rustc:
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
//! Where a token is a part of a text, the text becomes an `Fn::Sub`. IAM's own variables stand beside it, out of reach:
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
//! # What a token can be
//!
//! | token | is made by | stands for |
//! | --- | --- | --- |
//! | [`UserPool`], [`IdentityPool`], [`WebAcl`] | `"Customers".parse()` | a resource of the template, by its logical id: wherever its ARN or its id can stand in a resource |
//! | [`Token<UserPoolArn>`](Token), … | [`UserPool::arn`], [`WebAcl::arn`] | the ARN of a resource of the template |
//! | [`Token<UserPoolId>`](Token), … | [`UserPool::user_pool_id`], [`IdentityPool::identity_pool_id`], … | its id |
//! | [`ACCOUNT_ID`], [`REGION`], [`PARTITION`] | | where the template is deployed |
//! | [`Token<T>`](Token), for every `T` here and for `String` | [`Token::unchecked`] | what an expression of yours gives, such as `Fn::ImportValue` |
//!
//! That the resource of a logical id has the type of the token is not known here. It is named by `Fn::GetAtt` and never
//! by `Ref`, so it is a resource with such an attribute, and no parameter. A parameter can hold any text when the
//! template is deployed, `*` and `${aws:username}` included, and CloudFormation cannot escape it; so there is no token
//! for one but an unchecked one.
//!
//! A text that holds `{{resolve:` is one that CloudFormation would replace. A policy with such a text is not
//! serialised: that is an error, with the text. So are an empty list of runtime texts, which is written as U+007F, and control
//! characters up to U+009F: templates are read as YAML too, which has none of these. (`serde_json::json!` panics where
//! serialisation fails; `serde_json::to_value` gives the error.) What serialises the template decides how it escapes other
//! characters; IAM takes those up to U+00FF. A plain [`crate::Policy`] knows nothing of this: in a template stands
//! `cloudformation::Policy::from(policy)`.
//!
//! Where neither an id nor a region says it, the partition is `aws`, as in every policy: a template for other partitions
//! sets `#![partition = PARTITION]`.
//!
//! Source: [intrinsic functions][functions] and [pseudo parameters][pseudo] of CloudFormation, and the return values
//! of each [resource type][types].
//!
//! [functions]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
//! [pseudo]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
//! [types]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html

use crate::policy::serialize_document;
use crate::template::{self, Deployed, Segment, Tool};
// Those that the catalogue names, whichever these are.
use crate::value::*;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;

#[doc(inline)]
pub use crate::__cloudformation_policy as policy;

/// AWS CloudFormation, as a tool that deploys templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloudFormation;

impl template::Sealed for CloudFormation {}

impl Tool for CloudFormation {
    type Expression = Expression;

    /// CloudFormation has no function that could; only what needs none is a token without `unchecked`.
    fn escaped(expression: &Expression, _: bool) -> Expression {
        expression.clone()
    }
}

/// A value that is known only when the template is deployed.
pub type Token<T> = template::Token<T, CloudFormation>;

/// A policy for a template. It serialises as a JSON object.
///
/// Serialisation fails if a text of the policy holds `{{resolve:`, which CloudFormation would replace, or a control
/// character, as an empty list of runtime texts does.
pub type Policy = template::TemplatePolicy<CloudFormation>;

/// What [`policy!`] puts a policy together with.
#[doc(hidden)]
pub type Document = template::Document<CloudFormation>;

/// What stands in a template for a value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expression {
    /// `{"Ref": "…"}`: a pseudo parameter, such as `AWS::Region`.
    Ref(&'static str),
    /// `{"Fn::GetAtt": ["…", "…"]}`: a logical id and an attribute.
    GetAtt(String, &'static str),
    /// Any other.
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
    /// What an expression of yours gives: that it is a `T`, and holds no wildcard and no policy variable, is not
    /// checked.
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
    /// What no catalogue has is a `Token<Arn>`, and stands in `unchecked`:
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

/// As the template has it: `{"Ref": …}`, `{"Fn::GetAtt": …}`.
impl<T> Serialize for Token<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole().to_json().serialize(serializer)
    }
}

/// As a JSON object, in the order of the document.
impl Serialize for Policy {
    /// # Errors
    ///
    /// Besides those of the serialiser: a text of the policy holds `{{resolve:` or a control character.
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

/// What is wrong with a text of a policy in a template.
///
/// It is looked at as CloudFormation reads it, after the escapes of JSON.
fn refuse(escaped: &str) -> Option<String> {
    let read = serde_json::from_str(&format!("\"{escaped}\""));
    let text: String = read.unwrap_or_else(|_| escaped.to_owned());
    if text.contains("{{resolve:") {
        return Some(format!("CloudFormation would replace `{text}`, a text of the policy"));
    }
    let found = text.chars().find(|it| matches!(it, '\u{7f}'..='\u{9f}'))?;
    let code = u32::from(found);
    Some(match found {
        '\u{7f}' => {
            "an empty list of values, or a text with U+007F, cannot stand in a template".to_owned()
        }
        _ => format!("a text with U+{code:04X}, a control character, cannot stand in a template"),
    })
}

/// A JSON string, or what stands in the template for it.
fn string(segments: &[Segment<'_, CloudFormation>]) -> String {
    match segments {
        [] => "\"\"".to_owned(),
        [Segment::Text(text)] => format!("\"{text}\""),
        [Segment::Token(expression)] => expression.to_json().to_string(),
        several => substitution(several),
    }
}

/// An `Fn::Sub`. What cannot stand in its text has a name there, and stands beside it: expressions, and texts with
/// `${`, which are IAM's.
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

/// The logical id of a resource in a template.
fn logical_id(
    text: &str,
    kind: &'static str,
    example: &'static str,
) -> Result<String, InvalidValue> {
    let is_right =
        (1..=255).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_alphanumeric());
    is_right.then(|| text.to_owned()).ok_or_else(|| {
        let form = "the logical id of a resource, letters and digits";
        InvalidValue { value: text.to_owned(), kind, form, example }
    })
}

/// Makes a type for the resources of each type that CloudFormation has.
macro_rules! resources {
    ($($type:ident {
        arn: $arn:ident, service: $service:literal, resource_type: $resource_type:literal,
        example: $example:literal,
        cloudformation: { $($name:literal $($method:ident: $value:ident = $attribute:literal,)*)? },
        terraform: $terraform:tt
    })+) => {
        $($(
            /// A resource of a template, by its logical id.
            ///
            #[doc = concat!("Its type is `", $name, "`.")]
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
                /// The `Type` of such resources.
                pub const TYPE: &'static str = $name;

                /// The logical id.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }

                $(
                    /// What CloudFormation knows of it when the template is deployed.
                    ///
                    #[doc = concat!("In a template it is `", $attribute, "`.")]
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
                /// The text is no logical id: 1 to 255 letters and digits.
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    logical_id(text, stringify!($type), stringify!($type)).map(Self)
                }
            }

            template::name!($type, CloudFormation $(, $method: $value)*);
        )?)+
    };
}

cognito_perms_spec::__for_each_resource_type!(resources);

/// A value of a resource of the template, which is deployed where the template is.
fn attribute<T>(id: &str, attribute: &'static str) -> Token<T> {
    let expression = Expression::GetAtt(id.to_owned(), attribute);
    Token::new(expression, Some(HERE), Some(THIS_PARTITION))
}
