//! The catalogue files as they are written: TOML in, plain structs out, each part that can be wrong
//! with its place. `spec/README.md` describes the format.

use crate::read::{Date, FromToml, Told, names, one_of, read, tables};
use crate::source::{Problem, Source};
pub use crate::value_type::{Family, ValueType};
use toml::Spanned;
use toml::de::DeValue;

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

fn parse<'s, T: FromToml>(
    source: &'s Source,
    problems: &mut Vec<Problem>,
) -> Option<(&'s Source, T)> {
    Some((source, read(source, problems)?))
}

tables! {
    /// `catalog/*.toml`: one service.
    pub struct ServiceFile {
        prefix: Spanned<String> = required "prefix",
        name: Spanned<String> = required "name",
        default: Option<Spanned<bool>> = optional "default",
        documentation: Spanned<String> = required "documentation",
        api_reference: Spanned<String> = required "api_reference",
        facts: Date = required "facts",
        operations_without_action: Vec<Spanned<String>> = optional "operations_without_action",
        resource_types: Vec<ResourceType> = optional "resource_type",
        condition_keys: Vec<ConditionKey> = optional "condition_key",
        actions: Vec<Action> = optional "action",
    }

    pub struct ResourceType {
        name: Spanned<String> = required "name",
        description: Spanned<String> = required "description",
        arn: Spanned<String> = required "arn",
        type_name: Option<Spanned<String>> = optional "type",
        cloudformation: Option<Spanned<String>> = optional "cloudformation",
        cloudformation_arn: Option<Spanned<String>> = optional "cloudformation_arn",
        terraform: Option<Spanned<String>> = optional "terraform",
        terraform_arn: Option<Spanned<String>> = optional "terraform_arn",
        condition_keys: Vec<Spanned<String>> = optional "condition_keys",
        documentation: Spanned<String> = required "documentation",
        fields: Vec<Field> = optional "field",
    }

    /// A placeholder of an ARN template.
    pub struct Field {
        name: Spanned<String> = required "name",
        description: Spanned<String> = required "description",
        pattern: Option<Spanned<String>> = optional "pattern",
        values: Option<Spanned<Vec<Spanned<String>>>> = optional "values",
        max_length: Option<Spanned<u16>> = optional "max_length",
        example: Spanned<String> = required "example",
        region_before: Option<Spanned<String>> = optional "region_before",
        type_name: Option<Spanned<String>> = optional "type",
        cloudformation: Option<Spanned<String>> = optional "cloudformation",
        terraform: Option<Spanned<String>> = optional "terraform",
    }

    pub struct ConditionKey {
        name: Spanned<String> = required "name",
        value_type: ValueType = required "type",
        also: Option<ValueType> = optional "also",
        format: Option<Format> = optional "format",
        exact: bool = optional "exact",
        always: bool = optional "always",
        per_action: bool = optional "per_action",
        untrustworthy: bool = optional "untrustworthy",
        beside: Vec<Spanned<String>> = optional "beside",
        services: Option<Vec<Spanned<String>>> = optional "services",
        description: Spanned<String> = required "description",
    }

    pub struct Action {
        name: Spanned<String> = required "name",
        description: Spanned<String> = required "description",
        access_level: AccessLevel = required "access_level",
        permission_only: bool = optional "permission_only",
        resource_types: Vec<Spanned<String>> = optional "resource_types",
        condition_keys: Vec<Spanned<String>> = optional "condition_keys",
        dependent_actions: Vec<Spanned<String>> = optional "dependent_actions",
        authorization: Authorization = optional "authorization",
        documentation: Option<Spanned<String>> = optional "documentation",
    }

    /// `language/partitions.toml`.
    pub struct PartitionsFile {
        partitions: Vec<Partition> = required "partition",
    }

    pub struct Partition {
        name: Spanned<String> = required "name",
        description: Spanned<String> = required "description",
        dns_suffix: Spanned<String> = required "dns_suffix",
        regions: Vec<Spanned<String>> = required "regions",
    }

    /// `language/services.toml`.
    pub struct PrefixesFile {
        prefixes: Vec<Spanned<String>> = required "prefixes",
    }

    /// `language/condition-keys.toml`.
    pub struct ConditionKeysFile {
        documentation: Spanned<String> = required "documentation",
        condition_keys: Vec<ConditionKey> = required "condition_key",
        keys_of_one_action: Vec<KeyOfOneAction> = optional "key_of_one_action",
    }

    /// A key of a service without a catalogue that only one action carries.
    pub struct KeyOfOneAction {
        key: Spanned<String> = required "key",
        action: Spanned<String> = required "action",
    }

    /// `language/operators.toml`.
    pub struct OperatorsFile {
        documentation: Spanned<String> = required "documentation",
        operators: Vec<Operator> = required "operator",
    }

    pub struct Operator {
        name: Spanned<String> = required "name",
        family: Family = required "family",
        negated: bool = optional "negated",
        patterns: bool = optional "patterns",
        order: Option<Order> = optional "order",
        description: Spanned<String> = required "description",
    }

    /// `language/quotas.toml`.
    pub struct QuotasFile {
        documentation: Spanned<String> = required "documentation",
        quotas: Vec<Quota> = required "quota",
    }

    pub struct Quota {
        name: Spanned<String> = required "name",
        characters: Spanned<u16> = required "characters",
        description: Spanned<String> = required "description",
    }
}

names! {
    /// What texts of a key look like.
    pub enum Format {
        Account = "account",
        Organization = "organization",
        OrganizationPath = "organization-path",
        Vpc = "vpc",
        VpcEndpoint = "vpc-endpoint",
        Region = "region",
        ServicePrincipal = "service-principal",
    }

    pub enum AccessLevel {
        List = "List",
        Read = "Read",
        Write = "Write",
        Tagging = "Tagging",
        PermissionsManagement = "PermissionsManagement",
    }

    #[derive(Default)]
    pub enum Authorization {
        #[default]
        Iam = "iam",
        AccessToken = "access-token",
        AccessTokenOrSession = "access-token-or-session",
        Session = "session",
        RefreshToken = "refresh-token",
        Public = "public",
    }

    pub enum Order {
        Less = "less",
        Greater = "greater",
    }
}

impl FromToml for ValueType {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        one_of(&Self::ALL.map(|it| (it.name(), it)), value, told)
    }
}

impl FromToml for Family {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        let families = [
            ("String", Self::String),
            ("Numeric", Self::Numeric),
            ("Date", Self::Date),
            ("Bool", Self::Bool),
            ("Binary", Self::Binary),
            ("IPAddress", Self::IpAddress),
            ("ARN", Self::Arn),
            ("Null", Self::Null),
        ];
        one_of(&families, value, told)
    }
}
