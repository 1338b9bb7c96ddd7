//! A catalogue in which every name leads somewhere: what validation gives and emission takes.

use crate::facts::files::schema::{AccessLevel, Authorization, Family, Format, Order, ValueType};
use crate::facts::shape::Element;

/// A catalogue that can be turned into tables.
pub struct Catalog {
    /// Some services are from a folder of the user's own.
    pub has_own_files: bool,
    pub services: Vec<Service>,
    pub partitions: Vec<Partition>,
    /// Sorted.
    pub prefixes: Vec<String>,
    pub condition_keys: Vec<ConditionKey>,
    /// Keys, each with the only action that carries it.
    pub keys_of_one_action: Vec<(String, String)>,
    pub operators: Vec<Operator>,
    pub quotas: Vec<Quota>,
}

impl Catalog {
    /// The services that become Rust items.
    pub fn of_items(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|it| it.has_items)
    }
}

pub struct Service {
    pub prefix: String,
    pub name: String,
    pub default: bool,
    /// It becomes documented Rust items, and not only an entry of the packed catalog.
    pub has_items: bool,
    pub is_reviewed: bool,
    pub documentation: String,
    pub facts: String,
    pub operations_without_action: Vec<String>,
    pub resource_types: Vec<ResourceType>,
    pub condition_keys: Vec<ConditionKey>,
    pub actions: Vec<Action>,
}

pub struct ResourceType {
    /// As it is written in `policy!`.
    pub name: String,
    /// As AWS writes it.
    pub title: String,
    pub description: String,
    pub arn: Template,
    pub other_arns: Vec<Template>,
    /// Indices of [`Service::condition_keys`].
    pub condition_keys: Vec<usize>,
    pub documentation: String,
    /// What its Rust types are called: `UserPool`, and `UserPoolArn` for its ARN.
    pub type_name: String,
    pub cloudformation: Option<Deployed>,
    pub terraform: Option<Deployed>,
}

/// What templates of a tool that deploys resources call a resource type.
pub struct Deployed {
    /// `AWS::Cognito::UserPool`, `aws_cognito_user_pool`
    pub name: String,
    /// The attribute that is its ARN, if one is.
    pub arn: Option<String>,
}

/// An ARN template, taken apart.
#[derive(Default)]
pub struct Template {
    pub text: String,
    /// `*` for several.
    pub service: String,
    pub region: ArnPart,
    pub account: ArnPart,
    /// What stands behind the fifth colon.
    pub pieces: Vec<Piece>,
    pub fields: Vec<Field>,
}

/// The region or the account of a template.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum ArnPart {
    #[default]
    Absent,
    Required,
    Optional,
    Always(String),
}

impl ArnPart {
    /// Whether ARNs can have one that is not always the same.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Required | Self::Optional)
    }
}

pub enum Piece {
    Literal(String),
    /// An index of [`Template::fields`].
    Field(usize),
    /// Any text.
    Any,
}

impl Piece {
    /// Whether both stand for the same texts, whatever their fields are called.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Literal(text), Self::Literal(of)) => text == of,
            (Self::Field(_), Self::Field(_)) | (Self::Any, Self::Any) => true,
            _ => false,
        }
    }
}

pub struct Field {
    pub name: String,
    pub argument: String,
    pub description: String,
    pub shapes: Vec<Vec<Element>>,
    pub max_length: u16,
    pub example: String,
    pub region_before: Option<char>,
    /// The Rust type of its run-time values.
    pub type_name: String,
    /// The attribute that is the value, in CloudFormation and in Terraform.
    pub cloudformation: Option<String>,
    pub terraform: Option<String>,
}

pub struct ConditionKey {
    pub name: String,
    pub value_type: ValueType,
    pub also: Option<ValueType>,
    pub format: Option<Format>,
    pub exact: bool,
    pub always: bool,
    pub per_action: bool,
    pub untrustworthy: bool,
    pub beside: Vec<String>,
    pub services: Option<Vec<String>>,
    pub description: String,
}

pub struct Action {
    pub name: String,
    pub description: String,
    pub access_level: Option<AccessLevel>,
    pub permission_only: bool,
    /// The month, as `2026-10`.
    pub retired: Option<String>,
    /// Indices of [`Service::resource_types`], and whether the type is required.
    pub resource_types: Vec<(usize, bool)>,
    /// Of those that are required, one is enough.
    pub needs_one: bool,
    /// Indices of [`Service::condition_keys`].
    pub condition_keys: Vec<usize>,
    pub dependent_actions: Vec<String>,
    pub authorization: Authorization,
    pub documentation: String,
}

pub struct Partition {
    pub name: String,
    pub description: String,
    pub dns_suffix: String,
    pub regions: Vec<String>,
}

pub struct Operator {
    pub name: String,
    pub family: Family,
    pub negated: bool,
    pub patterns: bool,
    pub order: Option<Order>,
    pub description: String,
}

pub struct Quota {
    pub name: String,
    pub characters: u16,
    pub description: String,
}
