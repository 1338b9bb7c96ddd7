//! The catalogue files as they are written: TOML in, plain structs out, each part that can be wrong
//! with its place. `spec/README.md` describes the format.

use crate::source::{Problem, Source};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::value::Datetime;

/// All files of a catalogue, parsed.
pub struct Files<'s> {
    pub services: Vec<(&'s Source, ServiceFile)>,
    pub partitions: (&'s Source, PartitionsFile),
    pub prefixes: (&'s Source, PrefixesFile),
}

impl<'s> Files<'s> {
    /// Reads the TOML of all files.
    ///
    /// # Errors
    ///
    /// A problem for each file that is no TOML, lacks a field or has one that is not known.
    pub fn parse(
        services: &'s [Source],
        partitions: &'s Source,
        prefixes: &'s Source,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut parsed = Vec::new();
        for source in services {
            match parse(source) {
                Ok(file) => parsed.push((source, file)),
                Err(problem) => problems.push(problem),
            }
        }
        match (parse(partitions), parse(prefixes)) {
            (Ok(partition_list), Ok(prefix_list)) if problems.is_empty() => Ok(Self {
                services: parsed,
                partitions: (partitions, partition_list),
                prefixes: (prefixes, prefix_list),
            }),
            (partition_list, prefix_list) => {
                problems.extend(partition_list.err());
                problems.extend(prefix_list.err());
                Err(problems)
            }
        }
    }
}

fn parse<T: DeserializeOwned>(source: &Source) -> Result<T, Problem> {
    toml::from_str(&source.text)
        .map_err(|error| source.problem(error.span().unwrap_or(0..0), error.message()))
}

/// `catalog/*.toml`: one service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    pub prefix: Spanned<String>,
    pub name: Spanned<String>,
    #[serde(default)]
    pub default: Option<Spanned<bool>>,
    pub documentation: Spanned<String>,
    pub api_reference: Spanned<String>,
    pub facts: Spanned<Datetime>,
    #[serde(default)]
    pub operations_without_action: Vec<Spanned<String>>,
    #[serde(default, rename = "resource_type")]
    pub resource_types: Vec<ResourceType>,
    #[serde(default, rename = "condition_key")]
    pub condition_keys: Vec<ConditionKey>,
    #[serde(default, rename = "action")]
    pub actions: Vec<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceType {
    pub name: Spanned<String>,
    pub description: Spanned<String>,
    pub arn: Spanned<String>,
    #[serde(default)]
    pub condition_keys: Vec<Spanned<String>>,
    pub documentation: Spanned<String>,
    #[serde(default, rename = "field")]
    pub fields: Vec<Field>,
}

/// A placeholder of an ARN template.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub name: Spanned<String>,
    pub description: Spanned<String>,
    pub pattern: Option<Spanned<String>>,
    pub values: Option<Spanned<Vec<Spanned<String>>>>,
    pub max_length: Option<Spanned<u16>>,
    pub example: Spanned<String>,
    pub region_before: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionKey {
    pub name: Spanned<String>,
    #[serde(rename = "type")]
    pub value_type: ValueType,
    pub description: Spanned<String>,
}

/// The types that condition keys have in AWS's service reference.
#[derive(Deserialize, Debug, Clone, Copy)]
pub enum ValueType {
    String,
    ArrayOfString,
    #[serde(rename = "ARN")]
    Arn,
    #[serde(rename = "ArrayOfARN")]
    ArrayOfArn,
    Bool,
    ArrayOfBool,
    Numeric,
    Date,
    #[serde(rename = "IPAddress")]
    IpAddress,
    Binary,
}

impl ValueType {
    /// The name in AWS's service reference.
    pub fn aws_name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::ArrayOfString => "ArrayOfString",
            Self::Arn => "ARN",
            Self::ArrayOfArn => "ArrayOfARN",
            Self::Bool => "Bool",
            Self::ArrayOfBool => "ArrayOfBool",
            Self::Numeric => "Numeric",
            Self::Date => "Date",
            Self::IpAddress => "IPAddress",
            Self::Binary => "Binary",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub name: Spanned<String>,
    pub description: Spanned<String>,
    pub access_level: AccessLevel,
    #[serde(default)]
    pub permission_only: bool,
    #[serde(default)]
    pub resource_types: Vec<Spanned<String>>,
    #[serde(default)]
    pub condition_keys: Vec<Spanned<String>>,
    #[serde(default)]
    pub dependent_actions: Vec<Spanned<String>>,
    #[serde(default)]
    pub authorization: Authorization,
    pub documentation: Option<Spanned<String>>,
}

#[derive(Deserialize, Debug, Clone, Copy)]
pub enum AccessLevel {
    List,
    Read,
    Write,
    Tagging,
    PermissionsManagement,
}

#[derive(Deserialize, Debug, Clone, Copy, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Authorization {
    #[default]
    Iam,
    AccessToken,
    AccessTokenOrSession,
    Session,
    RefreshToken,
    Public,
}

/// `language/partitions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionsFile {
    #[serde(rename = "partition")]
    pub partitions: Vec<Partition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partition {
    pub name: Spanned<String>,
    pub description: Spanned<String>,
    pub regions: Vec<Spanned<String>>,
}

/// `language/services.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrefixesFile {
    pub prefixes: Vec<Spanned<String>>,
}
