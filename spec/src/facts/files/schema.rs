//! The catalog files as written: reads TOML into plain structs, in which each part that can be wrong has its
//! position. `spec/README.md` describes the format.

use crate::facts::files::read::{Date, FromToml, Reporter, names, one_of, read, tables};
use crate::facts::files::source::{Problem, Source, SourceMap};
pub use crate::facts::value_type::{Family, ValueType};
use toml::Spanned;
use toml::de::DeValue;

/// The files in `language/`.
#[derive(Clone)]
pub struct Language<T, U, V, W, X, Y, Z, P> {
    pub partitions: T,
    pub prefixes: U,
    pub condition_keys: V,
    pub operators: W,
    pub quotas: X,
    pub claims: Y,
    pub kinds: Z,
    pub principals: P,
}

/// The sources of `language/`.
pub type LanguageSources = Language<Source, Source, Source, Source, Source, Source, Source, Source>;

/// The parsed files of `language/`.
pub type LanguageFiles = Language<
    PartitionsFile,
    PrefixesFile,
    ConditionKeysFile,
    OperatorsFile,
    QuotasFile,
    ClaimsFile,
    KindsFile,
    PrincipalsFile,
>;

/// The sources of a catalog.
pub struct Sources {
    /// `catalog/*.toml`: services written by hand.
    pub services: Vec<Source>,
    /// `catalog/imported/*.toml`: what AWS publishes.
    pub imported: Vec<Source>,
    /// `catalog/overlay/*.toml`: facts added to imported services by hand.
    pub overlays: Vec<Source>,
    /// The files in the user's own folder.
    pub own: Vec<Source>,
    pub language: LanguageSources,
}

/// All parsed files of a catalog.
pub struct Files<'s> {
    pub map: SourceMap<'s>,
    /// The services, overlays included; those from the user's own folder are last.
    pub services: Vec<ServiceFile>,
    /// The number of services from that folder.
    pub own: usize,
    pub language: LanguageFiles,
}

impl<'s> Files<'s> {
    /// Parses all files, and applies the overlays.
    ///
    /// # Errors
    ///
    /// Returns every problem: invalid TOML, and fields that are missing, unknown or wrong.
    pub fn parse(sources: &'s Sources) -> Result<Self, Vec<Problem>> {
        let mut parser = Parser::default();
        let mut services: Vec<ServiceFile> = parser.all(&sources.services);
        let mut imported: Vec<ServiceFile> = parser.all(&sources.imported);
        let overlays: Vec<ServiceFile> = parser.all(&sources.overlays);
        let own: Vec<ServiceFile> = parser.all(&sources.own);
        let language = &sources.language;
        let parsed = (
            parser.one(&language.partitions),
            parser.one(&language.prefixes),
            parser.one(&language.condition_keys),
            parser.one(&language.operators),
            parser.one(&language.quotas),
            parser.one(&language.claims),
            parser.one(&language.kinds),
            parser.one(&language.principals),
        );
        let Parser { map, mut problems } = parser;
        for overlay in overlays {
            let prefix = overlay.prefix.get_ref();
            match imported.iter_mut().find(|it| it.prefix.get_ref() == prefix) {
                Some(service) => service.overlay(overlay),
                None => {
                    let sentence = format!("no file in `catalog/imported` describes `{prefix}`");
                    problems.push(map.problem(&overlay.prefix.span(), sentence));
                }
            }
        }
        services.append(&mut imported);
        // A user's file replaces everything known about its service.
        services.retain(|it: &ServiceFile| {
            own.iter().all(|own: &ServiceFile| own.prefix.get_ref() != it.prefix.get_ref())
        });
        let count = own.len();
        services.extend(own);
        match parsed {
            (
                Some(partitions),
                Some(prefixes),
                Some(condition_keys),
                Some(operators),
                Some(quotas),
                Some(claims),
                Some(kinds),
                Some(principals),
            ) if problems.is_empty() => Ok(Self {
                map,
                services,
                own: count,
                language: Language {
                    partitions,
                    prefixes,
                    condition_keys,
                    operators,
                    quotas,
                    claims,
                    kinds,
                    principals,
                },
            }),
            _ => Err(problems),
        }
    }
}

/// Parsed files of services that are added to a compiled catalog.
pub struct ServiceFiles<'s> {
    pub map: SourceMap<'s>,
    pub services: Vec<ServiceFile>,
}

impl<'s> ServiceFiles<'s> {
    /// Parses all files.
    ///
    /// # Errors
    ///
    /// Returns every problem: invalid TOML, and fields that are missing, unknown or wrong.
    pub fn parse(sources: &'s [Source]) -> Result<Self, Vec<Problem>> {
        let mut parser = Parser::default();
        let services = parser.all(sources);
        let Parser { map, problems } = parser;
        if problems.is_empty() { Ok(Self { map, services }) } else { Err(problems) }
    }
}

/// Reads files, each at its own offset.
#[derive(Default)]
struct Parser<'s> {
    map: SourceMap<'s>,
    problems: Vec<Problem>,
}

impl<'s> Parser<'s> {
    fn one<T: FromToml>(&mut self, source: &'s Source) -> Option<T> {
        let offset = self.map.add(source);
        read(source, offset, &mut self.problems)
    }

    fn all<T: FromToml>(&mut self, sources: &'s [Source]) -> Vec<T> {
        let mut files = Vec::with_capacity(sources.len());
        for source in sources {
            files.extend(self.one(source));
        }
        files
    }
}

tables! {
    /// A file in `catalog/`: a service, or an overlay for one.
    pub struct ServiceFile {
        prefix: Spanned<String> = required "prefix",
        name: Option<Spanned<String>> = optional "name",
        default: Option<Spanned<bool>> = optional "default",
        items: Option<Spanned<bool>> = optional "items",
        reviewed: bool = optional "reviewed",
        sources: Vec<Spanned<String>> = optional "sources",
        documentation: Option<Spanned<String>> = optional "documentation",
        api_reference: Option<Spanned<String>> = optional "api_reference",
        facts: Option<Date> = optional "facts",
        operations_without_action: Vec<Spanned<String>> = optional "operations_without_action",
        unlisted_operations: Vec<Spanned<String>> = optional "unlisted_operations",
        resource_types: Vec<ResourceType> = optional "resource_type",
        condition_keys: Vec<ConditionKey> = optional "condition_key",
        actions: Vec<Action> = optional "action",
    }

    pub struct ResourceType {
        name: Spanned<String> = required "name",
        alias: Option<Spanned<String>> = optional "alias",
        description: Option<Spanned<String>> = optional "description",
        arn: Option<Spanned<String>> = optional "arn",
        arns: Option<Vec<Spanned<String>>> = optional "arns",
        region: Option<Spanned<String>> = optional "region",
        account: Option<Spanned<String>> = optional "account",
        type_name: Option<Spanned<String>> = optional "type",
        cloudformation: Option<Spanned<String>> = optional "cloudformation",
        cloudformation_arn: Option<Spanned<String>> = optional "cloudformation_arn",
        terraform: Option<Spanned<String>> = optional "terraform",
        terraform_arn: Option<Spanned<String>> = optional "terraform_arn",
        condition_keys: Option<Vec<Spanned<String>>> = optional "condition_keys",
        documentation: Option<Spanned<String>> = optional "documentation",
        fields: Vec<Field> = optional "field",
    }

    /// A placeholder of an ARN template.
    pub struct Field {
        name: Spanned<String> = required "name",
        description: Option<Spanned<String>> = optional "description",
        pattern: Option<Spanned<String>> = optional "pattern",
        values: Option<Spanned<Vec<Spanned<String>>>> = optional "values",
        max_length: Option<Spanned<u16>> = optional "max_length",
        example: Option<Spanned<String>> = optional "example",
        region_before: Option<Spanned<String>> = optional "region_before",
        type_name: Option<Spanned<String>> = optional "type",
        cloudformation: Option<Spanned<String>> = optional "cloudformation",
        terraform: Option<Spanned<String>> = optional "terraform",
    }

    pub struct ConditionKey {
        name: Spanned<String> = required "name",
        value_type: Option<ValueType> = optional "type",
        also: Option<ValueType> = optional "also",
        format: Option<Format> = optional "format",
        exact: bool = optional "exact",
        always: bool = optional "always",
        per_action: bool = optional "per_action",
        untrustworthy: bool = optional "untrustworthy",
        paired_with: Vec<Spanned<String>> = optional "paired_with",
        services: Option<Vec<Spanned<String>>> = optional "services",
        description: Option<Spanned<String>> = optional "description",
    }

    pub struct Action {
        name: Spanned<String> = required "name",
        description: Option<Spanned<String>> = optional "description",
        access_level: Option<AccessLevel> = optional "access_level",
        permission_only: bool = optional "permission_only",
        retired: Option<Spanned<String>> = optional "retired",
        disputed: bool = optional "disputed",
        resource_types: Option<Vec<Spanned<String>>> = optional "resource_types",
        required: Option<Requirement> = optional "required",
        condition_keys: Option<Vec<Spanned<String>>> = optional "condition_keys",
        dependent_actions: Option<Vec<Spanned<String>>> = optional "dependent_actions",
        authorization: Option<Authorization> = optional "authorization",
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
        retired: Vec<Spanned<String>> = optional "retired",
    }

    /// `language/condition-keys.toml`.
    pub struct ConditionKeysFile {
        documentation: Spanned<String> = required "documentation",
        condition_keys: Vec<ConditionKey> = required "condition_key",
        keys_of_one_action: Vec<KeyOfOneAction> = optional "key_of_one_action",
    }

    /// A condition key that only one action carries.
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

    /// `language/claims.toml`.
    pub struct ClaimsFile {
        providers: Vec<Provider> = required "provider",
    }

    /// An identity provider.
    pub struct Provider {
        name: Spanned<String> = required "name",
        prefixes: Vec<Spanned<String>> = optional "prefixes",
        open: bool = optional "open",
        principal: bool = optional "principal",
        documentation: Spanned<String> = required "documentation",
        claims: Vec<Claim> = required "claim",
    }

    /// `language/kinds.toml`.
    pub struct KindsFile {
        documentation: Spanned<String> = required "documentation",
        kinds: Vec<Kind> = required "kind",
    }

    /// A type of policies.
    pub struct Kind {
        name: Spanned<String> = required "name",
        constants: Vec<Spanned<String>> = optional "constants",
        principal: Presence = required "principal",
        resource: Presence = required "resource",
        size: Option<Spanned<u16>> = optional "size",
        on_request: Option<Spanned<u16>> = optional "on_request",
        white_space: bool = optional "white_space",
        documentation: Spanned<String> = required "documentation",
        services: Vec<KindOfService> = optional "service",
    }

    /// The quota of the resource policies of a service.
    pub struct KindOfService {
        prefix: Spanned<String> = required "prefix",
        bytes: Spanned<u16> = required "bytes",
    }

    /// `language/principals.toml`.
    pub struct PrincipalsFile {
        documentation: Spanned<String> = required "documentation",
        services: Vec<Spanned<String>> = required "services",
        acting_for_others: Vec<Spanned<String>> = required "acting_for_others",
        free_in_trust: Vec<Spanned<String>> = optional "free_in_trust",
        rcp_services: Vec<Spanned<String>> = required "rcp_services",
        identity_providers: Vec<SharedProvider> = required "identity_provider",
    }

    /// An identity provider that many tenants share, so that IAM requires a claim about the tenant.
    pub struct SharedProvider {
        host: Spanned<String> = required "host",
        claims: Vec<Spanned<String>> = required "claims",
    }

    /// A claim of an identity provider, which is a condition key.
    pub struct Claim {
        name: Spanned<String> = required "name",
        value_type: ValueType = required "type",
        format: Option<Format> = optional "format",
        description: Spanned<String> = required "description",
    }
}

names! {
    /// The format of a key's strings.
    pub enum Format {
        Account = "account",
        Organization = "organization",
        OrganizationPath = "organization-path",
        Vpc = "vpc",
        VpcEndpoint = "vpc-endpoint",
        Region = "region",
        ServicePrincipal = "service-principal",
        IdentityPool = "identity-pool",
        Identity = "identity",
        AuthenticationMethod = "authentication-method",
        ExternalId = "external-id",
    }

    pub enum AccessLevel {
        List = "List",
        Read = "Read",
        Write = "Write",
        Tagging = "Tagging",
        PermissionsManagement = "PermissionsManagement",
    }

    /// How many of the resource types that an action requires are needed for a call.
    pub enum Requirement {
        All = "all",
        One = "one",
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

    /// Whether an element has to be there.
    pub enum Presence {
        Required = "required",
        Optional = "optional",
        Forbidden = "forbidden",
    }

    pub enum Order {
        Less = "less",
        Greater = "greater",
    }
}

impl FromToml for ValueType {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        one_of(&Self::ALL.map(|it| (it.name(), it)), value, reporter)
    }
}

impl FromToml for Family {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
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
        one_of(&families, value, reporter)
    }
}

/// Replaces a value if a new one is given.
fn replace<T>(place: &mut Option<T>, given: Option<T>) {
    if given.is_some() {
        *place = given;
    }
}

/// Merges entries into a list: an entry with a known name changes the existing entry.
fn overlay<T>(
    entries: &mut Vec<T>,
    given: Vec<T>,
    name: fn(&T) -> &Spanned<String>,
    change: fn(&mut T, T),
) {
    for entry in given {
        match entries.iter_mut().find(|it| name(it).get_ref() == name(&entry).get_ref()) {
            Some(known) => change(known, entry),
            None => entries.push(entry),
        }
    }
}

impl ServiceFile {
    /// Applies an overlay for the same service.
    fn overlay(&mut self, given: Self) {
        replace(&mut self.name, given.name);
        replace(&mut self.documentation, given.documentation);
        replace(&mut self.api_reference, given.api_reference);
        self.reviewed |= given.reviewed;
        self.sources.extend(given.sources);
        self.operations_without_action.extend(given.operations_without_action);
        self.unlisted_operations.extend(given.unlisted_operations);
        let types = &mut self.resource_types;
        overlay(types, given.resource_types, |it| &it.name, ResourceType::overlay);
        let keys = &mut self.condition_keys;
        overlay(keys, given.condition_keys, |it| &it.name, ConditionKey::overlay);
        overlay(&mut self.actions, given.actions, |it| &it.name, Action::overlay);
    }

    /// Checks whether it becomes documented Rust items.
    pub fn has_items(&self) -> bool {
        self.items.as_ref().is_some_and(|it| *it.get_ref())
    }
}

impl ResourceType {
    fn overlay(&mut self, given: Self) {
        if given.arn.is_some() || given.arns.is_some() {
            (self.arn, self.arns) = (given.arn, given.arns);
        }
        replace(&mut self.alias, given.alias);
        replace(&mut self.description, given.description);
        replace(&mut self.region, given.region);
        replace(&mut self.account, given.account);
        replace(&mut self.condition_keys, given.condition_keys);
        replace(&mut self.documentation, given.documentation);
        if !given.fields.is_empty() {
            self.fields = given.fields;
        }
    }
}

impl ConditionKey {
    fn overlay(&mut self, given: Self) {
        replace(&mut self.value_type, given.value_type);
        replace(&mut self.also, given.also);
        replace(&mut self.format, given.format);
        replace(&mut self.services, given.services);
        replace(&mut self.description, given.description);
        self.exact |= given.exact;
        self.always |= given.always;
        self.per_action |= given.per_action;
        self.untrustworthy |= given.untrustworthy;
        self.paired_with.extend(given.paired_with);
    }
}

impl Action {
    fn overlay(&mut self, given: Self) {
        replace(&mut self.description, given.description);
        replace(&mut self.access_level, given.access_level);
        replace(&mut self.retired, given.retired);
        replace(&mut self.resource_types, given.resource_types);
        replace(&mut self.required, given.required);
        replace(&mut self.condition_keys, given.condition_keys);
        replace(&mut self.dependent_actions, given.dependent_actions);
        replace(&mut self.authorization, given.authorization);
        replace(&mut self.documentation, given.documentation);
        self.permission_only |= given.permission_only;
        self.disputed |= given.disputed;
    }
}
