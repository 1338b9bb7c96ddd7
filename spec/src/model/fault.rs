//! Why a part of a policy has no meaning: what lowering finds, as data. The rules report it.

use crate::facts::catalog::{
    ArnTemplate, ConditionKeyInfo, Field, Partition, ResourceTypeInfo, Service,
};
use crate::syntax::variable::{self, Variable};
use crate::text::Span;
use crate::text::list::each;
use std::borrow::Cow;

/// Why a text cannot be read.
#[derive(Debug)]
pub enum TextFault<'p> {
    /// IAM does not take this character there.
    Character(char),
    /// A variable in a version of the language that has none.
    OldVersion,
    /// A variable that cannot be read.
    Variable(variable::Fault<'p>),
    /// A variable where IAM reads none; whether it looks like a token of a template.
    NoVariable {
        /// Where.
        place: TextPlace,
        /// One of the variables is what a template of CloudFormation or Terraform has.
        is_token: bool,
    },
    /// These variables do not name a known key with one value.
    UnknownVariables(Vec<Variable<'p>>),
}

/// Whether a key is a token of a CloudFormation or Terraform template, and not a variable of IAM.
pub(crate) fn is_of_template(key: &str) -> bool {
    let starts = ["AWS::", "var.", "local.", "data.", "module.", "aws_"];
    starts.iter().any(|it| key.starts_with(it))
}

/// Where a text is.
#[derive(Debug, Clone, Copy)]
pub enum TextPlace {
    /// In the resource part of an ARN.
    Resource,
    /// In another part of an ARN that is written whole.
    ArnPart,
    /// In the partition of an ARN.
    Partition,
    /// In the region of an ARN.
    Region,
    /// In the account of an ARN.
    Account,
    /// In the key of a condition.
    Key,
    /// In a value that an operator compares; whether IAM reads variables there.
    Value(bool),
}

/// Whether a character can be in the name of an action, or in a pattern for some.
pub(crate) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '*' | '?')
}

/// Why a service is not known.
#[derive(Debug, Clone, Copy)]
pub enum ServiceFault {
    /// AWS has it, but no catalog describes it.
    Uncatalogued,
    /// A pattern.
    Wildcard,
    /// AWS has none of this name.
    Unknown,
}

/// Why an item of an action list has no meaning.
pub enum ActionFault<'p> {
    /// It names no service.
    NoService,
    /// Its service is not known.
    Service(ServiceFault),
    /// It names no action of its service.
    NoName(&'static Service),
    /// Its service has no such action.
    Unknown(&'static Service),
    /// A pattern that no action of its service matches.
    NoMatch(&'static Service),
    /// An access level that is not known.
    Level,
    /// It is not a valid action.
    Form,
    /// It cannot be read.
    Text(TextFault<'p>),
}

impl ActionFault<'_> {
    /// Whether it is about a name that no catalogue is asked about.
    #[must_use]
    pub(super) const fn is_of_unchecked(&self) -> bool {
        matches!(self, Self::Form | Self::Text(_))
    }
}

/// What is wrong with an item of a resource list, or with a setting that it falls back on.
pub struct ResourceFault<'p> {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ResourceFaultKind<'p>,
    /// It follows from AWS's pages about a service that nobody reviewed.
    pub is_doubtful: bool,
}

impl ResourceFault<'_> {
    /// Whether the item has a meaning all the same.
    #[must_use]
    pub(super) const fn leaves_meaning(&self) -> bool {
        self.is_doubtful || matches!(self.kind, ResourceFaultKind::WildcardInService(_))
    }
}

/// What is wrong with a resource.
pub enum ResourceFaultKind<'p> {
    /// It cannot be read.
    Text(TextFault<'p>),
    /// The service of a resource type is not known; with both names.
    Service {
        /// Why.
        fault: ServiceFault,
        /// The prefix.
        prefix: &'p str,
        /// The resource type.
        type_name: &'p str,
    },
    /// The service has no such resource type.
    UnknownType(&'static Service, &'p str),
    /// An argument of a resource type.
    Argument(&'static ResourceTypeInfo, ArgumentFault<'p>),
    /// A value that the field of a resource type does not take.
    Field {
        /// The field.
        field: &'static Field,
        /// The type.
        of: &'static ResourceTypeInfo,
        /// The value.
        written: &'p str,
    },
    /// A runtime value for a field that has no Rust type.
    NoRuntime(&'static Field, &'static ResourceTypeInfo),
    /// AWS has no such partition.
    Partition(&'p str),
    /// AWS has no such region.
    Region(Cow<'p, str>),
    /// No account has such an id.
    Account(&'p str),
    /// The region is not in the partition, but in these.
    WrongPartition {
        /// The region.
        region: String,
        /// The partition that is named.
        partition: String,
        /// The partitions that have it.
        own: Vec<&'static Partition>,
    },
    /// The part also follows from another source, and the two cannot be compared.
    Follows {
        /// What is named.
        what: &'static str,
        /// What it follows from.
        from: Source,
    },
    /// The partition is set together with a region that is known only at run time.
    PartitionSetting,
    /// The region is one of several partitions; `setting` if the setting is known at run time.
    SeveralPartitions {
        /// The region.
        region: String,
        /// The partitions.
        possible: Vec<&'static Partition>,
        /// The partition setting would decide it, but is a runtime value.
        is_set: bool,
    },
    /// There is no region that the resource can be in.
    NoRegion(String),
    /// The id names another region than the ARN.
    RegionMismatch {
        /// The regions that the id can name.
        possible: Vec<&'static str>,
        /// The resource part.
        resource: String,
        /// The region that the ARN names.
        named: String,
        /// The ARN with the region of the id, if it is written whole.
        whole: Option<String>,
    },
    /// It does not start with `arn:`.
    ArnError(&'p str),
    /// It has fewer than six fields: this many.
    Short(&'p str, usize),
    /// A field that must not be empty is empty.
    EmptyField(ArnField),
    /// AWS has no service of this name.
    UnknownService(&'p str),
    /// The service is not in lower case.
    ServiceCase(&'p str),
    /// The service is a pattern.
    WildcardInService(&'p str),
    /// The service has no resource with such an ARN; with the types that it has.
    NoType {
        /// The resource part.
        resource: String,
        /// The service.
        service: &'p str,
        /// Its resource types.
        types: Vec<&'static ResourceTypeInfo>,
    },
    /// A region or an account is missing.
    MissingPart(ArnField),
    /// A region or an account that the resources of a service do not have.
    ExtraPart {
        /// Which.
        part: ArnField,
        /// What is written.
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
    /// Its name.
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

/// What a part of an ARN follows from.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// An argument that is known at run time only.
    Argument(&'static str),
    /// A region that is known at run time only.
    RuntimeRegion,
    /// The region.
    Region,
    /// The id.
    Id,
}

/// The argument that is the whole ARN.
pub(crate) const WHOLE: &str = "arn";

/// The names that arguments can have.
pub(crate) fn argument_names(template: &ArnTemplate) -> Vec<&'static str> {
    let mut names = each(template.fields, |field| field.argument);
    names.extend_from_slice(&["partition", "region", "account", WHOLE]);
    names
}

/// What is wrong with an argument of a resource type.
pub enum ArgumentFault<'p> {
    /// The whole ARN is not a runtime value.
    WholeIsKnown(Option<&'p str>),
    /// Another argument is given together with the whole ARN.
    WholeIsNotAlone,
    /// These are not given.
    Missing(Vec<&'static str>),
    /// No argument, key or operator has this name.
    Unknown(&'p str),
    /// One more than there are fields.
    TooMany(Option<&'p str>),
    /// The ARN has no such part.
    NoPart(ArnField),
    /// It is given twice.
    Twice(&'static str),
}

/// Why the key of a condition is not known.
pub enum KeyFault<'p> {
    /// It cannot be read.
    Text(TextFault<'p>),
    /// It is not a valid condition key.
    Form,
    /// It takes the key of a tag, which is not there.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// No argument, key or operator has this name.
    Unknown,
}

/// Why the operator of a condition is not known.
#[derive(Debug, Clone, Copy)]
pub enum OperatorFault {
    /// `IfExists` is after a colon.
    IfExistsAfterColon,
    /// The set operator is unknown.
    UnknownSet,
    /// No argument, key or operator has this name.
    Unknown,
    /// `Null` already tests whether the key exists.
    NullIfExists,
}
