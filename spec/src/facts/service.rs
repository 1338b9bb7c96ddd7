//! The facts about services, actions, resource types and partitions.

use super::condition::ConditionKeyInfo;
use super::intent::words;
use super::shape::Element;
use crate::text::list::joined;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::str::FromStr;
use std::sync::OnceLock;
use std::{fmt, ptr};

/// An AWS service.
pub struct Service {
    /// The service prefix, which is the part of an action before the colon: `cognito-idp`.
    pub prefix: &'static str,
    /// The name on AWS's pages.
    pub name: &'static str,
    /// The service's page in the service authorization reference.
    pub documentation: &'static str,
    /// The date on which the facts were taken from that page, such as `2026-11-01`.
    pub facts: &'static str,
    /// API operations that are not IAM actions.
    pub operations_without_action: &'static [&'static str],
    /// API operations that AWS's pages do not list as actions yet, although they may become actions.
    pub unlisted_operations: &'static [&'static str],
    /// Whether the combinations of actions, resource types and condition keys were compared with real policies,
    /// not just taken from AWS's pages.
    pub is_reviewed: bool,
    /// The facts about its names.
    pub(super) names: Names,
}

/// Where the names of a service are stored.
pub(super) enum Names {
    /// In this crate's static tables.
    Built(&'static Tables),
    /// In the packed catalog, to be decoded when they are first looked up.
    Packed { tables: OnceLock<Tables>, source: &'static dyn Decode, at: usize },
}

/// A source that names are decoded from.
pub(super) trait Decode: Sync {
    /// Decodes the names of the service packed at an address.
    fn decode(&'static self, at: usize, service: &'static Service) -> Tables;
}

/// The names of a service.
pub(super) struct Tables {
    pub(super) condition_keys: &'static [ConditionKeyInfo],
    pub(super) resource_types: &'static [ResourceTypeInfo],
    /// The actions, sorted by name.
    pub(super) actions: &'static [ActionInfo],
}

/// The facts about an action.
pub struct ActionInfo {
    /// The service it belongs to.
    pub service: &'static Service,
    /// The name without the prefix, in AWS's spelling.
    pub name: &'static str,
    /// The name with its prefix: `cognito-idp:AdminGetUser`.
    pub qualified_name: &'static str,
    /// What it does, as a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// The access level, if AWS states one.
    pub access_level: Option<AccessLevel>,
    /// Whether the API has no operation with this name.
    pub permission_only: bool,
    /// The month in which it was first missing from AWS's pages, such as `2026-10`.
    pub retired: Option<&'static str>,
    /// Whether policies of AWS contradict its tables for this action, so that a mismatch is only a warning.
    pub is_disputed: bool,
    /// The resource types it can be used on; if empty, only `*`.
    pub resource_types: &'static [ResourceUse],
    /// Whether a call needs only one of the required resource types.
    pub needs_one: bool,
    /// The condition keys it supports, without those of its resource types.
    pub condition_keys: &'static [&'static ConditionKeyInfo],
    /// Other actions that a call may need, such as `iam:PassRole`.
    pub dependent_actions: &'static [&'static str],
    /// How the operation is authorized.
    pub authorization: Authorization,
    /// The URL of the page that describes the operation.
    pub documentation: &'static str,
}

/// A resource type that an action can be used on.
pub struct ResourceUse {
    /// The resource type.
    pub resource_type: &'static ResourceTypeInfo,
    /// Whether a policy must name a resource of this type for the action to work.
    pub required: bool,
}

/// The facts about a resource type.
pub struct ResourceTypeInfo {
    /// The service that lists it in the catalog.
    pub service: &'static Service,
    /// The name as written in `policy!`: `userpool`, `listener-app`.
    pub name: &'static str,
    /// The name in AWS's tables: `listener/app`.
    pub title: &'static str,
    /// What it is, as a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// Its ARN template.
    pub arn: ArnTemplate,
    /// Its alternative ARN templates.
    pub other_arns: &'static [ArnTemplate],
    /// The condition keys that it adds to the actions used on it.
    pub condition_keys: &'static [&'static ConditionKeyInfo],
    /// The URL of the page that describes it.
    pub documentation: &'static str,
    /// The name of its Rust types: `UserPool`, and `UserPoolArn` for its ARN; empty if it has none.
    pub type_name: &'static str,
}

/// An ARN template of a resource type.
pub struct ArnTemplate {
    /// The template in AWS's notation.
    pub text: &'static str,
    /// The service in the ARN, which can differ from the service whose actions use it.
    pub service: &'static str,
    /// The region of the ARN.
    pub region: ArnPart,
    /// The account of the ARN.
    pub account: ArnPart,
    /// The part after the fifth colon.
    pub resource: &'static [TemplatePart],
    /// The placeholders after the fifth colon, in order.
    pub fields: &'static [Field],
}

/// The region or account of an ARN template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArnPart {
    /// It is always empty.
    Absent,
    /// It is required.
    Required,
    /// It is optional.
    Optional,
    /// It is always this value: AWS's own resources are in the account `aws`.
    Always(&'static str),
}

impl ArnPart {
    /// Returns what it always is, or `otherwise` if it can differ.
    #[must_use]
    pub const fn text(self, otherwise: &str) -> &str {
        match self {
            Self::Absent => "",
            Self::Always(value) => value,
            Self::Required | Self::Optional => otherwise,
        }
    }
}

/// A piece of an ARN template.
pub enum TemplatePart {
    /// Literal text.
    Literal(&'static str),
    /// A field, as an index into [`ArnTemplate::fields`].
    Field(usize),
    /// Any string, where AWS's template has a `*`.
    Any,
}

/// A placeholder of an ARN template.
#[derive(Debug)]
pub struct Field {
    /// The name in AWS's template: `UserPoolId`.
    pub name: &'static str,
    /// The name of the argument in `policy!`: `user_pool_id`.
    pub argument: &'static str,
    /// What it looks like, as a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// The possible shapes of its values.
    pub shapes: &'static [&'static [Element]],
    /// The maximum length of a value in characters.
    pub max_length: u16,
    /// A valid value.
    pub example: &'static str,
    /// The character that ends the region, if values start with one.
    pub region_before: Option<char>,
    /// The Rust type of its runtime values: `UserPoolId`; empty if there is none.
    pub type_name: &'static str,
}

/// An AWS partition: a group of regions with its own accounts.
pub struct Partition {
    /// The name in ARNs: `aws`.
    pub name: &'static str,
    /// What it is, as a phrase.
    pub description: &'static str,
    /// The domain of its services.
    pub dns_suffix: &'static str,
    /// Its regions.
    pub regions: &'static [&'static str],
}

/// The access level of an action, one of AWS's five.
///
/// Source: [access levels in policy summaries][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
///
/// ```
/// use cognito_perms::{AccessLevel, Action};
///
/// assert_eq!(Action::ListUsers.access_level(), AccessLevel::List);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccessLevel {
    /// Lists resources, but does not read their contents.
    List,
    /// Reads the contents of resources.
    Read,
    /// Creates, changes or deletes resources.
    Write,
    /// Changes only tags.
    Tagging,
    /// Grants or changes permissions.
    PermissionsManagement,
}

impl AccessLevel {
    /// All levels, in the order of AWS's pages.
    pub const ALL: &'static [Self] =
        &[Self::List, Self::Read, Self::Write, Self::Tagging, Self::PermissionsManagement];

    /// Returns the name as written in `level(..)`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Tagging => "Tagging",
            Self::PermissionsManagement => "PermissionsManagement",
        }
    }
}

impl fmt::Display for AccessLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Parses a name in any letter case, with or without spaces: AWS's pages say `Permissions management`.
impl FromStr for AccessLevel {
    type Err = UnknownName;

    /// # Errors
    ///
    /// Returns an error if AWS has no such access level.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let name = text.replace(" ", "");
        let wanted = |level: &&Self| level.name().eq_ignore_ascii_case(&name);
        let found = Self::ALL.iter().find(wanted).copied();
        found.ok_or_else(|| UnknownName::new("access level", text))
    }
}

/// How an operation is authorized.
///
/// IAM evaluates identity policies only for [`Authorization::Iam`]. For all others, access depends on a token,
/// or on nothing at all.
///
/// Source: the [API reference][page], operation by operation.
///
/// [page]: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
///
/// ```
/// use cognito_perms::{Action, Authorization};
///
/// assert_eq!(Action::AdminGetUser.authorization(), Authorization::Iam);
/// assert_eq!(Action::GetUser.authorization(), Authorization::AccessToken);
/// assert_eq!(Action::SignUp.authorization(), Authorization::Public);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Authorization {
    /// By IAM: the request is signed with AWS credentials.
    Iam,
    /// By the access token of a signed-in user.
    AccessToken,
    /// By an access token, or by the session of a sign-in in progress.
    AccessTokenOrSession,
    /// By the session of a sign-in in progress.
    Session,
    /// By a refresh token.
    RefreshToken,
    /// By nothing: anyone can call it.
    Public,
}

impl Authorization {
    /// Checks whether IAM authorizes the operation, so that policies have an effect on it.
    #[must_use]
    pub const fn is_iam(self) -> bool {
        matches!(self, Self::Iam)
    }
}

impl fmt::Display for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Iam => "IAM",
            Self::AccessToken => "the user's access token",
            Self::AccessTokenOrSession => "the user's access token or session",
            Self::Session => "the session of a sign-in",
            Self::RefreshToken => "a refresh token",
            Self::Public => "nothing (it is public)",
        })
    }
}

/// The error returned by `FromStr` of [`AccessLevel`] and of each service's enums: a name that the catalog
/// lacks.
///
/// ```
/// use cognito_perms::Action;
///
/// let error = "AdminCreatUser".parse::<Action>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown action `AdminCreatUser`");
/// assert_eq!(error.name(), "AdminCreatUser");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    kind: &'static str,
    name: String,
}

impl UnknownName {
    #[doc(hidden)]
    #[must_use]
    pub fn new(kind: &'static str, name: &str) -> Self {
        Self { kind, name: name.to_owned() }
    }

    /// Returns the unknown name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.kind, self.name)
    }
}

impl std::error::Error for UnknownName {}

impl Service {
    fn tables(&'static self) -> &'static Tables {
        match &self.names {
            Names::Built(tables) => tables,
            Names::Packed { tables, source, at } => tables.get_or_init(|| source.decode(*at, self)),
        }
    }

    /// Checks whether its names are also Rust items. The facts about such a service are written by hand.
    #[must_use]
    pub const fn has_items(&self) -> bool {
        matches!(self.names, Names::Built(_))
    }

    /// Returns the actions, in catalog order.
    #[must_use]
    pub fn actions(&'static self) -> &'static [ActionInfo] {
        self.tables().actions
    }

    /// Returns the resource types that its actions can be used on.
    #[must_use]
    pub fn resource_types(&'static self) -> &'static [ResourceTypeInfo] {
        self.tables().resource_types
    }

    /// Returns the condition keys that its actions and resource types support.
    #[must_use]
    pub fn condition_keys(&'static self) -> &'static [ConditionKeyInfo] {
        self.tables().condition_keys
    }

    /// Returns the action with this name, in any letter case.
    #[must_use]
    pub fn action(&'static self, name: &str) -> Option<&'static ActionInfo> {
        self.tables().action(name)
    }

    /// Returns the resource type with this name.
    #[must_use]
    pub fn resource_type(&'static self, name: &str) -> Option<&'static ResourceTypeInfo> {
        self.resource_types().iter().find(|it| it.name == name)
    }
}

impl Tables {
    /// Returns the action with this name, in any letter case.
    pub(super) fn action(&self, name: &str) -> Option<&'static ActionInfo> {
        // Most names are in AWS's spelling, by which actions are sorted.
        if let Some(action) = self.action_as_spelt(name) {
            return Some(action);
        }
        self.actions.iter().find(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// Binary search, written as a loop: see `bytes.rs`.
    fn action_as_spelt(&self, name: &str) -> Option<&'static ActionInfo> {
        let (mut start, mut end) = (0, self.actions.len());
        while start < end {
            let middle = start + (end - start) / 2;
            let action = &self.actions[middle];
            match action.name.cmp(name) {
                Ordering::Equal => return Some(action),
                Ordering::Less => start = middle + 1,
                Ordering::Greater => end = middle,
            }
        }
        None
    }
}

impl ActionInfo {
    /// Checks whether the facts about the action were compared with working policies, and none contradicts them.
    #[must_use]
    pub const fn is_reviewed(&self) -> bool {
        self.service.is_reviewed && !self.is_disputed
    }

    /// Checks whether the action can be used on resources of a type.
    #[must_use]
    pub fn takes(&self, wanted: &ResourceTypeInfo) -> bool {
        for used in self.resource_types {
            if used.resource_type.is(wanted) || used.resource_type.arn.service == ANY_SERVICE {
                return true;
            }
        }
        false
    }

    /// Returns the name of its access level, or `not known`.
    #[must_use]
    pub const fn level_name(&self) -> &'static str {
        match self.access_level {
            Some(level) => level.name(),
            None => "not known",
        }
    }

    /// Returns a phrase that says what it does: the words of its name, if the catalog has no description.
    #[must_use]
    pub fn summary(&self) -> Cow<'static, str> {
        match self.description {
            "" => Cow::Owned(joined(&words(self.name), " ")),
            description => Cow::Borrowed(description),
        }
    }
}

impl ResourceTypeInfo {
    /// Checks whether both are the same type of resource: two services can list the same one.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        if ptr::eq(self, other) || self.arn.is_like(&other.arn) {
            return true;
        }
        let has_several = !self.other_arns.is_empty() || !other.other_arns.is_empty();
        has_several && self.templates().any(|it| other.templates().any(|of| it.is_like(of)))
    }

    /// Returns all its ARN templates, the usual one first.
    pub fn templates(&self) -> impl Iterator<Item = &ArnTemplate> {
        std::iter::once(&self.arn).chain(self.other_arns)
    }

    /// Returns a phrase that says what it is: its name, if the catalog has no description.
    #[must_use]
    pub fn summary(&self) -> Cow<'static, str> {
        match self.description {
            "" => {
                Cow::Owned(format!("The resource type `{}` of {}", self.title, self.service.name))
            }
            description => Cow::Borrowed(description),
        }
    }
}

/// The service of a template whose ARNs can name any service.
pub(super) const ANY_SERVICE: &str = "*";

impl ArnTemplate {
    /// Checks whether both templates describe the same ARNs, regardless of the names of their fields.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        if self.service != other.service
            || self.resource.len() != other.resource.len()
            || self.region != other.region
            || self.account != other.account
        {
            return false;
        }
        for (piece, of) in self.resource.iter().zip(other.resource) {
            let is_same = match (piece, of) {
                (TemplatePart::Literal(text), TemplatePart::Literal(other)) => text == other,
                (TemplatePart::Field(_), TemplatePart::Field(_))
                | (TemplatePart::Any, TemplatePart::Any) => true,
                _ => false,
            };
            if !is_same {
                return false;
            }
        }
        true
    }

    /// Checks whether it has an argument for the region.
    #[must_use]
    pub const fn has_region(&self) -> bool {
        self.region.is_open()
    }

    /// Checks whether it has an argument for the account.
    #[must_use]
    pub const fn has_account(&self) -> bool {
        self.account.is_open()
    }
}

impl ArnPart {
    /// Checks whether ARNs can have a value here that is not fixed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Required | Self::Optional)
    }

    /// Checks whether every ARN has a value here.
    #[must_use]
    pub const fn is_everywhere(self) -> bool {
        matches!(self, Self::Required | Self::Always(_))
    }
}
