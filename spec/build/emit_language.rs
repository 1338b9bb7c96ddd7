//! Generates the tables of the language: service prefixes, partitions, global condition keys, operators,
//! quotas, claims of identity providers, types of policies and principals.

use super::code::{index, list, sort};
use super::tables::{emit_condition_key, optional};
use crate::facts::files::model::{Catalog, Kind, Operator, Principals, Provider, Quota};
use crate::facts::naming;
use std::fmt::Write;

pub(super) fn emit(catalog: &Catalog) -> String {
    let mut out =
        "/// Every AWS service prefix, sorted, whether or not the catalog has the service.\n"
            .to_owned();
    out += &format!(
        "pub static SERVICE_PREFIXES: &[&str] = {};\n\n\
         /// The prefixes of services that AWS has retired, sorted.\n\
         pub static RETIRED_SERVICES: &[&str] = {};\n\n",
        list(catalog.prefixes.iter().map(|prefix| format!("{prefix:?}"))),
        list(catalog.retired.iter().map(|prefix| format!("{prefix:?}")))
    );

    out += "/// The partitions of AWS.\n";
    let partitions = catalog.partitions.iter().map(|partition| {
        format!(
            "Partition {{ name: {:?}, description: {:?}, dns_suffix: {:?}, regions: {} }}",
            partition.name,
            partition.description,
            partition.dns_suffix,
            list(partition.regions.iter().map(|region| format!("{region:?}"))),
        )
    });
    out += &format!("pub static PARTITIONS: &[Partition] = {};\n\n", list(partitions));

    out += "/// The regions, sorted by name, each with its partition.\n";
    let mut regions = Vec::new();
    for (index, partition) in catalog.partitions.iter().enumerate() {
        for name in &partition.regions {
            regions.push((name.clone(), format!("&PARTITIONS[{index}]")));
        }
    }
    sort(&mut regions);
    let table = index(&regions);
    out += &format!("pub(crate) static REGIONS: &[(&str, &Partition)] = {table};\n\n");

    out += "/// The global condition keys.\n";
    let keys = list(catalog.condition_keys.iter().map(emit_condition_key));
    out += &format!("pub static GLOBAL_CONDITION_KEYS: &[ConditionKeyInfo] = {keys};\n\n");

    out += "/// Condition keys, each with the only action that carries it.\n";
    let keys = list(catalog.keys_of_one_action.iter().map(|it| format!("{it:?}")));
    out += &format!("pub static KEYS_OF_ONE_ACTION: &[(&str, &str)] = {keys};\n\n");

    out += "/// The condition operators, without set operators and `IfExists`.\n";
    let operators = list(catalog.operators.iter().map(emit_operator));
    out += &format!("pub static OPERATORS: &[OperatorInfo] = {operators};\n\n");

    out += "/// The identity providers.\n";
    let providers = list(catalog.providers.iter().map(emit_provider));
    out += &format!("pub static PROVIDERS: &[Provider] = {providers};\n\n");

    out += "/// The types of policies.\n";
    let kinds = list(catalog.kinds.iter().map(emit_kind));
    out += &format!("pub static KINDS: &[KindInfo] = {kinds};\n\n");
    out += &emit_principals(&catalog.principals);
    out += &emit_quotas(&catalog.quotas);
    out
}

fn emit_provider(provider: &Provider) -> String {
    format!(
        "Provider {{ name: {:?}, prefixes: {}, is_open: {}, is_principal: {}, documentation: {:?}, claims: {} }}",
        provider.name,
        list(provider.prefixes.iter().map(|it| format!("{it:?}"))),
        provider.is_open,
        provider.is_principal,
        provider.documentation,
        list(provider.claims.iter().map(emit_condition_key)),
    )
}

fn emit_kind(kind: &Kind) -> String {
    format!(
        "KindInfo {{ name: {:?}, constants: {}, principal: Presence::{:?}, resource: Presence::{:?}, \
         size: {}, on_request: {}, counts_white_space: {}, documentation: {:?}, sizes_of_services: {} }}",
        kind.name,
        list(kind.constants.iter().map(|it| format!("{it:?}"))),
        kind.principal,
        kind.resource,
        optional(kind.size.map(|it| it.to_string())),
        optional(kind.on_request.map(|it| it.to_string())),
        kind.white_space,
        kind.documentation,
        list(kind.services.iter().map(|it| format!("{it:?}"))),
    )
}

fn emit_principals(principals: &Principals) -> String {
    let texts = |texts: &[String]| list(texts.iter().map(|it| format!("{it:?}")));
    let providers = principals.identity_providers.iter();
    let providers = list(providers.map(|(host, of)| format!("({host:?}, {})", texts(of))));
    format!(
        "/// The names of known service principals, without the domain, sorted.\n\
         pub(crate) static SERVICE_PRINCIPALS: &[&str] = {};\n\n\
         /// The service principals that act for resources of any account, sorted.\n\
         pub(crate) static ACTING_FOR_OTHERS: &[&str] = {};\n\n\
         /// Those of them that role trust policies mostly do not limit, sorted.\n\
         pub(crate) static FREE_IN_TRUST: &[&str] = {};\n\n\
         /// The services whose actions resource control policies apply to, sorted.\n\
         pub(crate) static RCP_SERVICES: &[&str] = {};\n\n\
         /// The domains of identity providers that many tenants share, each with the claims of which IAM requires one.\n\
         pub(crate) static SHARED_PROVIDERS: &[(&str, &[&str])] = {providers};\n\n",
        texts(&principals.services),
        texts(&principals.acting_for_others),
        texts(&principals.free_in_trust),
        texts(&principals.rcp_services),
    )
}

fn emit_operator(operator: &Operator) -> String {
    format!(
        "OperatorInfo {{ name: {:?}, family: Family::{:?}, negated: {}, patterns: {}, order: {}, \
         description: {:?} }}",
        operator.name,
        operator.family,
        operator.negated,
        operator.patterns,
        match operator.order {
            Some(order) => format!("Some(Order::{order:?})"),
            None => "None".to_owned(),
        },
        operator.description
    )
}

/// An enum, because quotas are named in the public API.
fn emit_quotas(quotas: &[Quota]) -> String {
    let mut variants = String::new();
    let (mut names, mut characters) = (String::new(), String::new());
    for quota in quotas {
        let variant = naming::camel_case(&quota.name);
        let Quota { name, characters: most, description } = quota;
        // Formatted as in messages: `10,240`.
        let shown = match most / 1_000 {
            0 => most.to_string(),
            thousands => format!("{thousands},{:03}", most % 1_000),
        };
        let _ = writeln!(variants, "    /// {description}: {shown} characters.\n    {variant},");
        let _ = writeln!(names, "            Self::{variant} => {name:?},");
        let _ = writeln!(characters, "            Self::{variant} => {most},");
    }
    let all = list(quotas.iter().map(|it| format!("Self::{}", naming::camel_case(&it.name))));
    format!(
        "/// The maximum number of characters in a policy, by what it is attached to.\n\
         ///\n\
         /// Whitespace is not counted. Source: [IAM quotas][page].\n\
         ///\n\
         /// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html\n\
         ///\n\
         /// ```\n\
         /// use cognito_perms::Quota;\n\
         ///\n\
         /// assert_eq!(Quota::Managed.characters(), 6_144);\n\
         /// assert_eq!(Quota::Managed.name(), \"managed\");\n\
         /// ```\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n\
         #[non_exhaustive]\n\
         pub enum Quota {{\n{variants}}}\n\n\
         impl Quota {{\n    /// All quotas.\n    pub const ALL: &'static [Self] = {all};\n\n    \
         /// Returns the name in `#![quota = \"…\"]`.\n    \
         #[must_use]\n    pub const fn name(self) -> &'static str {{\n        match self {{\n{names}        }}\n    }}\n\n    \
         /// Returns the maximum number of characters.\n    \
         #[must_use]\n    pub const fn characters(self) -> usize {{\n        match self {{\n{characters}        }}\n    }}\n}}\n\n"
    )
}
