//! What is known of services, actions, resource types and partitions.

use super::condition::ConditionKeyInfo;
use super::intent::words;
use super::shape::Element;
use crate::text::list::joined;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::str::FromStr;
use std::sync::OnceLock;
use std::{fmt, ptr};

/// A service of AWS.
pub struct Service {
    /// What stands before the colon of an action: `cognito-idp`.
    pub prefix: &'static str,
    /// The name that AWS's pages use.
    pub name: &'static str,
    /// The service's page in the service authorization reference.
    pub documentation: &'static str,
    /// The day on which the facts were taken from that page, as `2026-11-01`.
    pub facts: &'static str,
    /// Operations of the API that are no IAM actions.
    pub operations_without_action: &'static [&'static str],
    /// Which actions, resource types and condition keys fit together was compared with real policies, and not only taken
    /// from AWS's pages.
    pub is_reviewed: bool,
    /// What is known of its names.
    pub(super) names: Names,
}

/// Where the names of a service are.
pub(super) enum Names {
    /// In tables of this crate.
    Built(&'static Tables),
    /// In the packed catalog, from which they are decoded at the first question.
    Packed { tables: OnceLock<Tables>, source: &'static dyn Decode, at: usize },
}

/// Where names are decoded from.
pub(super) trait Decode: Sync {
    /// The names of the service that is packed at an address.
    fn decode(&'static self, at: usize, service: &'static Service) -> Tables;
}

/// The names of a service.
pub(super) struct Tables {
    pub(super) condition_keys: &'static [ConditionKeyInfo],
    pub(super) resource_types: &'static [ResourceTypeInfo],
    /// Sorted by name.
    pub(super) actions: &'static [ActionInfo],
}

/// What is known of an action.
pub struct ActionInfo {
    /// The service that has it.
    pub service: &'static Service,
    /// The name without the prefix, in AWS's spelling.
    pub name: &'static str,
    /// The name with its prefix: `cognito-idp:AdminGetUser`.
    pub qualified_name: &'static str,
    /// What it does, in a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// How far it reaches, if AWS says so.
    pub access_level: Option<AccessLevel>,
    /// No operation of the API has this name.
    pub permission_only: bool,
    /// The month in which AWS's pages no longer had it, as `2026-10`.
    pub retired: Option<&'static str>,
    /// The resource types it can be used on; none: only `*`.
    pub resource_types: &'static [ResourceUse],
    /// Of the required resource types, a call needs one only.
    pub needs_one: bool,
    /// The condition keys it supports, those of its resource types not counted.
    pub condition_keys: &'static [&'static ConditionKeyInfo],
    /// What else a call may need, as `iam:PassRole`.
    pub dependent_actions: &'static [&'static str],
    /// How the operation is authorised.
    pub authorization: Authorization,
    /// The page that describes the operation.
    pub documentation: &'static str,
}

/// A resource type of an action.
pub struct ResourceUse {
    /// The type.
    pub resource_type: &'static ResourceTypeInfo,
    /// A policy has to name a resource of this type for the action to work.
    pub required: bool,
}

/// What is known of a resource type.
pub struct ResourceTypeInfo {
    /// The service whose catalogue has it.
    pub service: &'static Service,
    /// The name as it is written in `policy!`: `userpool`, `listener-app`.
    pub name: &'static str,
    /// The name in AWS's tables: `listener/app`.
    pub title: &'static str,
    /// What it is, in a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// How its ARNs are built.
    pub arn: ArnTemplate,
    /// Other ways in which its ARNs are built.
    pub other_arns: &'static [ArnTemplate],
    /// The condition keys that it brings to the actions used on it.
    pub condition_keys: &'static [&'static ConditionKeyInfo],
    /// The page that describes it.
    pub documentation: &'static str,
    /// What its Rust types are called: `UserPool`, and `UserPoolArn` for its ARN; empty if it has none.
    pub type_name: &'static str,
}

/// How the ARNs of a resource type are built.
pub struct ArnTemplate {
    /// The template in AWS's notation.
    pub text: &'static str,
    /// The service field of the ARN, which need not be the service whose actions use it.
    pub service: &'static str,
    /// The region of the ARN.
    pub region: ArnPart,
    /// The account of the ARN.
    pub account: ArnPart,
    /// What stands behind the fifth colon.
    pub resource: &'static [Piece],
    /// What the template leaves to be filled in behind the fifth colon, in order.
    pub fields: &'static [Field],
}

/// The region or the account of an ARN template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArnPart {
    /// The ARN has none: nothing stands between the colons.
    Absent,
    /// The ARN has one.
    Required,
    /// Some ARNs have one.
    Optional,
    /// It is always this one: AWS's own resources are in the account `aws`.
    Always(&'static str),
}

/// A piece of an ARN template.
pub enum Piece {
    /// Text that is always the same.
    Literal(&'static str),
    /// An index of [`ArnTemplate::fields`].
    Field(usize),
    /// Any text: AWS's template has a `*` there.
    Any,
}

/// What is filled into an ARN template.
#[derive(Debug)]
pub struct Field {
    /// The name in AWS's template: `UserPoolId`.
    pub name: &'static str,
    /// The name as an argument: `user_pool_id`.
    pub argument: &'static str,
    /// What it looks like, in a phrase; empty for a service without descriptions.
    pub description: &'static str,
    /// The shapes of which it has one.
    pub shapes: &'static [&'static [Element]],
    /// The most characters it can have.
    pub max_length: u16,
    /// One that is right.
    pub example: &'static str,
    /// The character that ends the region at its start, if it starts with one.
    pub region_before: Option<char>,
    /// The Rust type of its run-time values: `UserPoolId`; empty if there is none.
    pub type_name: &'static str,
}

/// A partition of AWS: a group of regions with its own accounts.
pub struct Partition {
    /// What ARNs call it: `aws`.
    pub name: &'static str,
    /// What it is, in a phrase.
    pub description: &'static str,
    /// The domain of its services.
    pub dns_suffix: &'static str,
    /// Its regions.
    pub regions: &'static [&'static str],
}

/// How far an action reaches, in AWS's five levels.
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
    /// Lists resources, but not what they hold.
    List,
    /// Reads what resources hold.
    Read,
    /// Makes, changes or deletes resources.
    Write,
    /// Changes nothing but tags.
    Tagging,
    /// Grants or changes permissions.
    PermissionsManagement,
}

impl AccessLevel {
    /// All levels, in the order of AWS's pages.
    pub const ALL: &'static [Self] =
        &[Self::List, Self::Read, Self::Write, Self::Tagging, Self::PermissionsManagement];

    /// The name as it is written in `level(..)`.
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

/// Reads a name in any letter case, with spaces or without: `Permissions management` is what AWS's
/// pages say.
impl FromStr for AccessLevel {
    type Err = UnknownName;

    /// # Errors
    ///
    /// AWS has no such access level.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let name = text.replace(" ", "");
        let wanted = |level: &&Self| level.name().eq_ignore_ascii_case(&name);
        let found = Self::ALL.iter().find(wanted).copied();
        found.ok_or_else(|| UnknownName::new("access level", text))
    }
}

/// How an operation is authorised.
///
/// IAM evaluates identity policies for [`Authorization::Iam`] only: what the others allow or deny
/// depends on a token, or on nothing at all.
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
    /// By an access token, or by the session of a sign-in under way.
    AccessTokenOrSession,
    /// By the session of a sign-in under way.
    Session,
    /// By a refresh token.
    RefreshToken,
    /// By nothing: anyone may call it.
    Public,
}

impl Authorization {
    /// Whether IAM, and so a policy, has a say.
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

/// A name that the catalogue does not have: what `FromStr` of [`AccessLevel`] and of the enums of each
/// service returns.
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
    pub(crate) fn new(kind: &'static str, name: &str) -> Self {
        Self { kind, name: name.to_owned() }
    }

    /// The name that is not known.
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

    /// Whether its names are Rust items too: all that is known of it was written by hand.
    #[must_use]
    pub const fn has_items(&self) -> bool {
        matches!(self.names, Names::Built(_))
    }

    /// The actions, in catalogue order.
    #[must_use]
    pub fn actions(&'static self) -> &'static [ActionInfo] {
        self.tables().actions
    }

    /// The resource types that its actions can be used on.
    #[must_use]
    pub fn resource_types(&'static self) -> &'static [ResourceTypeInfo] {
        self.tables().resource_types
    }

    /// The condition keys that its actions and resource types support.
    #[must_use]
    pub fn condition_keys(&'static self) -> &'static [ConditionKeyInfo] {
        self.tables().condition_keys
    }

    /// The action of this name, in any letter case.
    #[must_use]
    pub fn action(&'static self, name: &str) -> Option<&'static ActionInfo> {
        self.tables().action(name)
    }

    /// The resource type of this name.
    #[must_use]
    pub fn resource_type(&'static self, name: &str) -> Option<&'static ResourceTypeInfo> {
        self.resource_types().iter().find(|it| it.name == name)
    }
}

impl Tables {
    /// The action of this name, in any letter case.
    pub(super) fn action(&self, name: &str) -> Option<&'static ActionInfo> {
        // Most names are in AWS's spelling, by which actions are sorted.
        if let Some(action) = self.action_as_spelt(name) {
            return Some(action);
        }
        self.actions.iter().find(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// By a loop with positions: see `bytes.rs`.
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
    /// Whether the action can be used on resources of a type.
    #[must_use]
    pub fn takes(&self, wanted: &ResourceTypeInfo) -> bool {
        for used in self.resource_types {
            if used.resource_type.is(wanted) || used.resource_type.arn.service == ANY_SERVICE {
                return true;
            }
        }
        false
    }

    /// The name of its access level, or `not known`.
    #[must_use]
    pub const fn level_name(&self) -> &'static str {
        match self.access_level {
            Some(level) => level.name(),
            None => "not known",
        }
    }

    /// What it does, in a phrase: the words of its name, if the catalog has no description.
    #[must_use]
    pub fn summary(&self) -> Cow<'static, str> {
        match self.description {
            "" => Cow::Owned(joined(&words(self.name), " ")),
            description => Cow::Borrowed(description),
        }
    }
}

impl ResourceTypeInfo {
    /// Whether both are the same kind of resource: two services can list the same one.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        if ptr::eq(self, other) || self.arn.is_like(&other.arn) {
            return true;
        }
        let has_several = !self.other_arns.is_empty() || !other.other_arns.is_empty();
        has_several && self.templates().any(|it| other.templates().any(|of| it.is_like(of)))
    }

    /// All ways in which its ARNs are built, the usual one first.
    pub fn templates(&self) -> impl Iterator<Item = &ArnTemplate> {
        std::iter::once(&self.arn).chain(self.other_arns)
    }

    /// What it is, in a phrase: its name, if the catalog has no description.
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

/// The service of a template for ARNs of several services, which no one field of theirs tells.
pub(super) const ANY_SERVICE: &str = "*";

impl ArnTemplate {
    /// Whether both are for the same ARNs, whatever their fields are called.
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
                (Piece::Literal(text), Piece::Literal(other)) => text == other,
                (Piece::Field(_), Piece::Field(_)) | (Piece::Any, Piece::Any) => true,
                _ => false,
            };
            if !is_same {
                return false;
            }
        }
        true
    }

    /// Whether it names an argument for the region.
    #[must_use]
    pub const fn has_region(&self) -> bool {
        self.region.is_open()
    }

    /// Whether it names an argument for the account.
    #[must_use]
    pub const fn has_account(&self) -> bool {
        self.account.is_open()
    }
}

impl ArnPart {
    /// Whether ARNs can have one that is not always the same.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Required | Self::Optional)
    }

    /// Whether every ARN has one.
    #[must_use]
    pub const fn is_everywhere(self) -> bool {
        matches!(self, Self::Required | Self::Always(_))
    }
}
