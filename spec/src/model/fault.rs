//! Why a part of a policy has no meaning: what lowering finds, as data. The rules turn it into findings.

use crate::facts::catalog::{
    ArnTemplate, ConditionKeyInfo, Field, Partition, ResourceTypeInfo, Service,
};
use crate::syntax::variable::{self, Variable};
use crate::text::Span;
use crate::text::list::each;
use std::borrow::Cow;

/// Why a string cannot be read.
#[derive(Debug)]
pub enum TextFault<'p> {
    /// IAM does not accept this character here.
    Character(char),
    /// A policy variable in a version of the policy language that has no variables.
    OldVersion,
    /// A policy variable that cannot be read.
    Variable(variable::Fault<'p>),
    /// A policy variable where IAM does not read any.
    NoVariable {
        /// The kind of string that it is in.
        place: TextPlace,
        /// One of the variables looks like a placeholder of a CloudFormation or Terraform template.
        is_token: bool,
    },
    /// Policy variables that are not known condition keys with a single value.
    UnknownVariables(Vec<Variable<'p>>),
}

/// Returns whether a key is a placeholder of a CloudFormation or Terraform template rather than a policy variable.
pub(crate) fn is_of_template(key: &str) -> bool {
    let starts = ["AWS::", "var.", "local.", "data.", "module.", "aws_"];
    starts.iter().any(|it| key.starts_with(it))
}

/// The part of a policy that a string is in.
#[derive(Debug, Clone, Copy)]
pub enum TextPlace {
    /// The resource part of an ARN.
    Resource,
    /// Another part of a full ARN.
    ArnPart,
    /// The partition of an ARN.
    Partition,
    /// The region of an ARN.
    Region,
    /// The account of an ARN.
    Account,
    /// The key of a condition.
    Key,
    /// A value that an operator compares; true if IAM reads policy variables there.
    Value(bool),
}

/// Returns whether a character is allowed in the name of an action or in a pattern for actions.
pub(crate) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '*' | '?')
}

/// Why a service is unknown.
#[derive(Debug, Clone, Copy)]
pub enum ServiceFault {
    /// AWS has the service, but the catalog does not.
    Uncataloged,
    /// It is a pattern.
    Wildcard,
    /// AWS has no service with this name.
    Unknown,
}

/// Why an item of an action list has no meaning.
pub enum ActionFault<'p> {
    /// It has no service prefix.
    NoService,
    /// Its service is unknown.
    Service(ServiceFault),
    /// There is no action name after the service prefix.
    NoName(&'static Service),
    /// The service has no such action.
    Unknown(&'static Service),
    /// A pattern that no action of the service matches.
    NoMatch(&'static Service),
    /// An unknown access level.
    Level,
    /// It is not a valid action.
    Form,
    /// It cannot be read.
    Text(TextFault<'p>),
}

impl ActionFault<'_> {
    /// Returns whether it is about a name that is not looked up in the catalog.
    #[must_use]
    pub(super) const fn is_of_unchecked(&self) -> bool {
        matches!(self, Self::Form | Self::Text(_))
    }
}

/// What is wrong with an item of a resource list, or with a setting that it uses as a default.
pub struct ResourceFault<'p> {
    /// Where the fault is.
    pub span: Span,
    /// The fault.
    pub kind: ResourceFaultKind<'p>,
    /// It follows from facts about a service that nobody has reviewed.
    pub is_doubtful: bool,
}

impl ResourceFault<'_> {
    /// Returns whether the item has a meaning despite the fault.
    #[must_use]
    pub(super) const fn leaves_meaning(&self) -> bool {
        self.is_doubtful || matches!(self.kind, ResourceFaultKind::WildcardInService(_))
    }
}

/// What is wrong with a resource.
pub enum ResourceFaultKind<'p> {
    /// It cannot be read.
    Text(TextFault<'p>),
    /// The service of a resource type is unknown.
    Service {
        /// Why the service is unknown.
        fault: ServiceFault,
        /// The service prefix.
        prefix: &'p str,
        /// The resource type.
        type_name: &'p str,
    },
    /// The service has no such resource type.
    UnknownType(&'static Service, &'p str),
    /// An invalid argument of a resource type.
    Argument(&'static ResourceTypeInfo, ArgumentFault<'p>),
    /// An invalid value for a field of a resource type.
    Field {
        /// The field.
        field: &'static Field,
        /// The resource type.
        of: &'static ResourceTypeInfo,
        /// The value.
        written: &'p str,
    },
    /// A runtime value for a field that has no Rust type.
    NoRuntime(&'static Field, &'static ResourceTypeInfo),
    /// AWS has no partition with this name.
    Partition(&'p str),
    /// AWS has no region with this name.
    Region(Cow<'p, str>),
    /// An invalid account id.
    Account(&'p str),
    /// The region is not in the named partition.
    WrongPartition {
        /// The region.
        region: String,
        /// The named partition.
        partition: String,
        /// The partitions that have the region.
        own: Vec<&'static Partition>,
    },
    /// The value is already determined by another source, and the two cannot be compared.
    Follows {
        /// `partition` or `region`.
        what: &'static str,
        /// What determines it.
        from: Source,
    },
    /// The partition setting is used together with a region that is a runtime value.
    PartitionSetting,
    /// The region can be in several partitions.
    SeveralPartitions {
        /// The region.
        region: String,
        /// The possible partitions.
        possible: Vec<&'static Partition>,
        /// The partition setting would decide, but it is a runtime value.
        is_set: bool,
    },
    /// No region matches the resource.
    NoRegion(String),
    /// The id contains a region other than the region of the ARN.
    RegionMismatch {
        /// The regions that match the id.
        possible: Vec<&'static str>,
        /// The resource part.
        resource: String,
        /// The region of the ARN.
        named: String,
        /// For a full ARN: the same ARN with the region of the id.
        whole: Option<String>,
    },
    /// It does not start with `arn:`.
    ArnError(&'p str),
    /// It has only this many of the six fields.
    Short(&'p str, usize),
    /// A field is empty that must not be.
    EmptyField(ArnField),
    /// AWS has no service with this name.
    UnknownService(&'p str),
    /// The service is not lowercase.
    ServiceCase(&'p str),
    /// The service is a pattern.
    WildcardInService(&'p str),
    /// No resource type of the service has such an ARN.
    NoType {
        /// The resource part.
        resource: String,
        /// The service.
        service: &'p str,
        /// The resource types of the service.
        types: Vec<&'static ResourceTypeInfo>,
    },
    /// The region or account is missing.
    MissingPart(ArnField),
    /// A region or account in an ARN whose resource type has none.
    ExtraPart {
        /// The field.
        part: ArnField,
        /// The value.
        written: &'p str,
        /// The service.
        service: &'p str,
    },
}

/// A field of an ARN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArnField {
    /// The partition.
    Partition,
    /// The service.
    Service,
    /// The region.
    Region,
    /// The account.
    Account,
    /// The resource.
    Resource,
}

impl ArnField {
    /// Returns the name of the field.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partition => "partition",
            Self::Service => "service",
            Self::Region => "region",
            Self::Account => "account",
            Self::Resource => "resource",
        }
    }
}

/// What determines a part of an ARN.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// An argument that is a runtime value.
    Argument(&'static str),
    /// A region that is a runtime value.
    RuntimeRegion,
    /// The region.
    Region,
    /// The id.
    Id,
}

/// The name of the argument for a full ARN.
pub(crate) const WHOLE: &str = "arn";

/// Returns the names of the arguments that a resource type accepts.
pub(crate) fn argument_names(template: &ArnTemplate) -> Vec<&'static str> {
    let mut names = each(template.fields, |field| field.argument);
    names.extend_from_slice(&["partition", "region", "account", WHOLE]);
    names
}

/// What is wrong with an argument of a resource type.
pub enum ArgumentFault<'p> {
    /// The full ARN is not a runtime value.
    WholeIsKnown(Option<&'p str>),
    /// Another argument is given together with the full ARN.
    WholeIsNotAlone,
    /// Missing arguments.
    Missing(Vec<&'static str>),
    /// An unknown argument.
    Unknown(&'p str),
    /// An argument more than the ARN has fields.
    TooMany(Option<&'p str>),
    /// The ARN has no such field.
    NoPart(ArnField),
    /// The argument is given twice.
    Twice(&'static str),
}

/// Why the key of a condition is unknown.
pub enum KeyFault<'p> {
    /// It cannot be read.
    Text(TextFault<'p>),
    /// It is not a valid condition key.
    Form,
    /// The tag key after the condition key is missing.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// There is no key with this name.
    Unknown,
}

/// Why the operator of a condition is unknown.
#[derive(Debug, Clone, Copy)]
pub enum OperatorFault {
    /// `IfExists` appears after a colon.
    IfExistsAfterColon,
    /// Unknown set operator.
    UnknownSet,
    /// There is no operator with this name.
    Unknown,
    /// `Null` already tests whether the key exists.
    NullIfExists,
}
