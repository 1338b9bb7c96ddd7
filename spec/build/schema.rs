//! The catalogue files as they are written: TOML in, plain structs out, each part that can be wrong
//! with its place. `spec/README.md` describes the format.

use crate::source::{Problem, Source};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::value::Datetime;

/// The files of `language/`, each in its place.
pub struct Language<T, U, V, W, X> {
    pub partitions: T,
    pub prefixes: U,
    pub condition_keys: V,
    pub operators: W,
    pub quotas: X,
}

/// The texts of `language/`.
pub type LanguageSources = Language<Source, Source, Source, Source, Source>;

/// The same, parsed.
pub type LanguageFiles<'s> = Language<
    (&'s Source, PartitionsFile),
    (&'s Source, PrefixesFile),
    (&'s Source, ConditionKeysFile),
    (&'s Source, OperatorsFile),
    (&'s Source, QuotasFile),
>;

/// All files of a catalogue, parsed.
pub struct Files<'s> {
    pub services: Vec<(&'s Source, ServiceFile)>,
    pub language: LanguageFiles<'s>,
}

impl<'s> Files<'s> {
    /// Reads the TOML of all files.
    ///
    /// # Errors
    ///
    /// A problem for each file that is no TOML, lacks a field or has one that is not known.
    pub fn parse(
        services: &'s [Source],
        language: &'s LanguageSources,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let services: Vec<_> =
            services.iter().filter_map(|source| parse(source, &mut problems)).collect();
        let parsed = (
            parse(&language.partitions, &mut problems),
            parse(&language.prefixes, &mut problems),
            parse(&language.condition_keys, &mut problems),
            parse(&language.operators, &mut problems),
            parse(&language.quotas, &mut problems),
        );
        match parsed {
            (
                Some(partitions),
                Some(prefixes),
                Some(condition_keys),
                Some(operators),
                Some(quotas),
            ) if problems.is_empty() => Ok(Self {
                services,
                language: Language { partitions, prefixes, condition_keys, operators, quotas },
            }),
            _ => Err(problems),
        }
    }
}

fn parse<'s, T: DeserializeOwned>(
    source: &'s Source,
    problems: &mut Vec<Problem>,
) -> Option<(&'s Source, T)> {
    let wrong = |error: toml::de::Error| {
        problems.push(source.problem(error.span().unwrap_or(0..0), error.message()));
    };
    let file = toml::from_str(&source.text).map_err(wrong).ok()?;
    Some((source, file))
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
    #[serde(rename = "type")]
    pub type_name: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionKey {
    pub name: Spanned<String>,
    #[serde(rename = "type")]
    pub value_type: ValueType,
    pub also: Option<ValueType>,
    pub format: Option<Format>,
    #[serde(default)]
    pub exact: bool,
    #[serde(default)]
    pub always: bool,
    #[serde(default)]
    pub per_action: bool,
    #[serde(default)]
    pub untrustworthy: bool,
    #[serde(default)]
    pub beside: Vec<Spanned<String>>,
    pub services: Option<Vec<Spanned<String>>>,
    pub description: Spanned<String>,
}

/// What texts of a key look like.
#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Account,
    Organization,
    OrganizationPath,
    Vpc,
    VpcEndpoint,
    Region,
    ServicePrincipal,
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

    /// Whether a request can hold several.
    pub fn is_multivalued(self) -> bool {
        matches!(self, Self::ArrayOfString | Self::ArrayOfArn | Self::ArrayOfBool)
    }

    /// What the operators for it compare.
    pub fn family(self) -> Family {
        match self {
            Self::String | Self::ArrayOfString => Family::String,
            Self::Arn | Self::ArrayOfArn => Family::Arn,
            Self::Bool | Self::ArrayOfBool => Family::Bool,
            Self::Numeric => Family::Numeric,
            Self::Date => Family::Date,
            Self::IpAddress => Family::IpAddress,
            Self::Binary => Family::Binary,
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
    pub dns_suffix: Spanned<String>,
    pub regions: Vec<Spanned<String>>,
}

/// `language/services.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrefixesFile {
    pub prefixes: Vec<Spanned<String>>,
}

/// `language/condition-keys.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionKeysFile {
    pub documentation: Spanned<String>,
    #[serde(rename = "condition_key")]
    pub condition_keys: Vec<ConditionKey>,
    #[serde(default, rename = "key_of_one_action")]
    pub keys_of_one_action: Vec<KeyOfOneAction>,
}

/// A key of a service without a catalogue that only one action carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyOfOneAction {
    pub key: Spanned<String>,
    pub action: Spanned<String>,
}

/// `language/operators.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorsFile {
    pub documentation: Spanned<String>,
    #[serde(rename = "operator")]
    pub operators: Vec<Operator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    pub name: Spanned<String>,
    pub family: Family,
    #[serde(default)]
    pub negated: bool,
    #[serde(default)]
    pub patterns: bool,
    pub order: Option<Order>,
    pub description: Spanned<String>,
}

/// What an operator compares.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    String,
    Numeric,
    Date,
    Bool,
    Binary,
    #[serde(rename = "IPAddress")]
    IpAddress,
    #[serde(rename = "ARN")]
    Arn,
    Null,
}

#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    Less,
    Greater,
}

/// `language/quotas.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotasFile {
    pub documentation: Spanned<String>,
    #[serde(rename = "quota")]
    pub quotas: Vec<Quota>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    pub name: Spanned<String>,
    pub characters: Spanned<u16>,
    pub description: Spanned<String>,
}
