//! A catalog without unresolved names: the result of validation, and the input of code generation.

use crate::facts::files::schema::{
    AccessLevel, Authorization, Family, Format, Order, Presence, ValueType,
};
use crate::facts::shape::Element;

/// A catalog that can be turned into tables.
pub struct Catalog {
    /// Whether some services are from a user's own folder.
    pub has_own_files: bool,
    pub services: Vec<Service>,
    pub partitions: Vec<Partition>,
    /// Sorted.
    pub prefixes: Vec<String>,
    /// The prefixes of services that AWS has retired, sorted.
    pub retired: Vec<String>,
    pub condition_keys: Vec<ConditionKey>,
    /// Condition keys, each with the only action that carries it.
    pub keys_of_one_action: Vec<(String, String)>,
    pub operators: Vec<Operator>,
    pub quotas: Vec<Quota>,
    pub providers: Vec<Provider>,
    pub kinds: Vec<Kind>,
    pub principals: Principals,
}

impl Catalog {
    /// Returns the services that become Rust items.
    pub fn of_items(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|it| it.has_items)
    }
}

pub struct Service {
    pub prefix: String,
    pub name: String,
    pub default: bool,
    /// Whether it becomes documented Rust items, in addition to an entry in the packed catalog.
    pub has_items: bool,
    pub is_reviewed: bool,
    pub documentation: String,
    pub facts: String,
    pub operations_without_action: Vec<String>,
    pub unlisted_operations: Vec<String>,
    pub resource_types: Vec<ResourceType>,
    pub condition_keys: Vec<ConditionKey>,
    pub actions: Vec<Action>,
}

pub struct ResourceType {
    /// The name as written in `policy!`.
    pub name: String,
    /// The name as AWS writes it.
    pub title: String,
    pub description: String,
    pub arn: Template,
    pub other_arns: Vec<Template>,
    /// Indices into [`Service::condition_keys`].
    pub condition_keys: Vec<usize>,
    pub documentation: String,
    /// The name of its Rust types: `UserPool`, and `UserPoolArn` for its ARN.
    pub type_name: String,
    pub cloudformation: Option<Deployed>,
    pub terraform: Option<Deployed>,
}

/// The name of a resource type in the templates of a deployment tool.
pub struct Deployed {
    /// The type: `AWS::Cognito::UserPool` or `aws_cognito_user_pool`.
    pub name: String,
    /// The attribute that returns its ARN, if there is one.
    pub arn: Option<String>,
}

/// A parsed ARN template.
#[derive(Default)]
pub struct Template {
    pub text: String,
    /// The service in the ARN; `*` if ARNs can name any service.
    pub service: String,
    pub region: ArnPart,
    pub account: ArnPart,
    /// The part after the fifth colon.
    pub pieces: Vec<TemplatePart>,
    pub fields: Vec<Field>,
}

/// The region or account of a template.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum ArnPart {
    #[default]
    Absent,
    Required,
    Optional,
    Always(String),
}

impl ArnPart {
    /// Checks whether ARNs can have a value here that is not fixed.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Required | Self::Optional)
    }
}

pub enum TemplatePart {
    Literal(String),
    /// A field, as an index into [`Template::fields`].
    Field(usize),
    /// Any string.
    Any,
}

impl TemplatePart {
    /// Checks whether both match the same strings, regardless of the names of their fields.
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
    /// The Rust type of its runtime values.
    pub type_name: String,
    /// The attribute that returns the value, in CloudFormation and in Terraform.
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
    pub paired_with: Vec<String>,
    pub services: Option<Vec<String>>,
    pub description: String,
}

pub struct Action {
    pub name: String,
    pub description: String,
    pub access_level: Option<AccessLevel>,
    pub permission_only: bool,
    /// The month, such as `2026-10`.
    pub retired: Option<String>,
    /// Whether policies of AWS contradict the tables for this action.
    pub disputed: bool,
    /// Indices into [`Service::resource_types`], each with whether the type is required.
    pub resource_types: Vec<(usize, bool)>,
    /// Whether a call needs only one of the required types.
    pub needs_one: bool,
    /// Indices into [`Service::condition_keys`].
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

/// An identity provider.
pub struct Provider {
    pub name: String,
    /// The prefixes of its claims; empty for all providers that have no entry of their own.
    pub prefixes: Vec<String>,
    /// Whether it has other claims too.
    pub is_open: bool,
    pub is_principal: bool,
    pub documentation: String,
    /// Its claims, once for each prefix; only the names of the claims if there is none.
    pub claims: Vec<ConditionKey>,
}

/// A type of policies.
pub struct Kind {
    pub name: String,
    pub constants: Vec<String>,
    pub principal: Presence,
    pub resource: Presence,
    pub size: Option<u16>,
    pub on_request: Option<u16>,
    pub white_space: bool,
    pub documentation: String,
    /// The quotas of services in bytes, by service prefix.
    pub services: Vec<(String, u16)>,
}

/// The known principals.
pub struct Principals {
    /// The names of service principals, without the domain, sorted.
    pub services: Vec<String>,
    /// Those that act for resources of other accounts, sorted.
    pub acting_for_others: Vec<String>,
    /// Those of them that AWS's role trust policies mostly do not limit, sorted.
    pub free_in_trust: Vec<String>,
    /// The services whose actions resource control policies apply to, sorted.
    pub rcp_services: Vec<String>,
    /// The domains of identity providers that many tenants share, each with the claims of which IAM requires one.
    pub identity_providers: Vec<(String, Vec<String>)>,
}
