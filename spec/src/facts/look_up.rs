//! Looks up facts in the tables: services by prefix, condition keys and operators by name, and lists across all
//! services.

use super::condition::{ConditionKeyInfo, OperatorInfo, Provider};
use super::own::own;
use super::packed::Index;
use super::service::{ActionInfo, Names, ResourceTypeInfo, Service};
use super::tables::{
    BUILT_SERVICES, CONDITION_KEYS_BY_NAME, DEFAULT_SERVICE, GLOBAL_CONDITION_KEYS, HAS_OWN_FILES,
    OPERATORS, PACKED, PARTITIONS, PROVIDERS, SERVICE_PREFIXES,
};
use crate::text::bytes::compare;
use crate::text::list::{each, joined};
use crate::text::{Argument, wildcard as pattern};
use std::borrow::Cow;
use std::{fmt, ptr};

/// Checks whether a file added at run time replaces the service.
fn is_replaced(prefix: &str) -> bool {
    own().is_some_and(|it| it.packed.service(prefix).is_some())
}

/// Checks whether the catalog has files from a user's own folder.
pub(crate) fn has_own_files() -> bool {
    HAS_OWN_FILES || own().is_some()
}

/// Returns the service with this prefix, in any letter case.
#[must_use]
pub fn service(prefix: &str) -> Option<&'static Service> {
    let added = own().and_then(|it| it.packed.service(prefix));
    added.or_else(|| PACKED.service(prefix))
}

/// Returns all services, sorted by prefix.
#[must_use]
pub fn services() -> Vec<&'static Service> {
    let mut services = PACKED.services();
    if let Some(own) = own() {
        services.retain(|it| !is_replaced(it.prefix));
        services.append(&mut own.packed.services());
        services.sort_by_key(|it| it.prefix);
    }
    services
}

/// Returns the services whose names are also Rust items.
#[must_use]
pub fn built_services() -> &'static [&'static Service] {
    own().map_or(BUILT_SERVICES, |it| it.built)
}

/// Returns a resource type of a service with Rust items. A program that looks up nothing else does not link the
/// packed catalog.
#[must_use]
pub fn built_resource_type(prefix: &str, name: &str) -> Option<&'static ResourceTypeInfo> {
    let service = BUILT_SERVICES.iter().find(|it| it.prefix == prefix)?;
    match service.names {
        Names::Built(tables) => tables.resource_types.iter().find(|it| it.name == name),
        Names::Packed { .. } => None,
    }
}

/// Returns the resource type whose id, or end of an ARN, is given, together with the id: `us-east-1_X` and
/// `userpool/us-east-1_X` both belong to a user pool. Only services with Rust items are searched.
#[must_use]
pub fn resource_of_id(written: &str) -> Option<(&'static ResourceTypeInfo, &str)> {
    if pattern::has_wildcard(written) {
        return None;
    }
    let mut types = built_services().iter().flat_map(|service| service.resource_types());
    types.find_map(|it| {
        let [field] = it.arn.fields else { return None };
        let id =
            it.arn.split(written).and_then(|values| values.first().copied()).unwrap_or(written);
        let is_id = field.admits(id) && field.region_in(id).is_some();
        is_id.then_some((it, id))
    })
}

/// Returns all actions, service by service. This decodes the entire catalog.
#[must_use]
pub fn actions() -> Vec<&'static ActionInfo> {
    of_services(Service::actions)
}

/// Returns all resource types, service by service. This decodes the entire catalog.
#[must_use]
pub fn resource_types() -> Vec<&'static ResourceTypeInfo> {
    of_services(Service::resource_types)
}

/// Collects a list from all services, service by service.
fn of_services<T>(of: fn(&'static Service) -> &'static [T]) -> Vec<&'static T> {
    let mut all = Vec::new();
    for service in services() {
        all.extend(of(service));
    }
    all
}

/// Returns all regions, partition by partition.
#[must_use]
pub fn regions() -> Vec<&'static str> {
    let mut regions = Vec::new();
    for partition in PARTITIONS {
        regions.extend_from_slice(partition.regions);
    }
    regions
}

/// Returns the resource types whose ARNs can name a service, wildcards included.
pub(crate) fn resource_types_of_arns(service: &str) -> Vec<&'static ResourceTypeInfo> {
    let mut types = Vec::new();
    if pattern::has_wildcard(service) {
        for name in arn_services() {
            if pattern::matches(service, name) {
                types.extend(types_of(name));
            }
        }
        return types;
    }
    types_of(service)
}

/// Returns the resource types whose ARNs name a service; if two services list the same one, only the first.
fn types_of(service: &str) -> Vec<&'static ResourceTypeInfo> {
    let mut types: Vec<&'static ResourceTypeInfo> = Vec::new();
    for owner in services_of(Index::ArnServices, service) {
        for resource_type in owner.resource_types() {
            // Two services can list the same resources.
            let is_listed = |it: &&ResourceTypeInfo| {
                !ptr::eq(it.service, resource_type.service) && it.is(resource_type)
            };
            if resource_type.templates().any(|it| it.service == service)
                && !types.iter().any(is_listed)
            {
                types.push(resource_type);
            }
        }
    }
    types
}

/// Returns the services that ARNs name.
#[must_use]
pub fn arn_services() -> Vec<&'static str> {
    let mut names = PACKED.names(Index::ArnServices);
    if let Some(own) = own() {
        names.append(&mut own.packed.names(Index::ArnServices));
        names.sort_unstable();
        names.dedup();
    }
    names
}

/// Returns the services listed for a name in an index, in any letter case.
fn services_of(index: Index, name: &str) -> Vec<&'static Service> {
    let mut services = PACKED.services_of(index, name);
    if let Some(own) = own() {
        services.retain(|it| !is_replaced(it.prefix));
        services.append(&mut own.packed.services_of(index, name));
        // The same order as in a single catalog: services with Rust items first, then the service with this
        // prefix.
        services.sort_by_key(|it| match it.names {
            Names::Built(_) => 0,
            Names::Packed { .. } if it.prefix.eq_ignore_ascii_case(name) => 1,
            Names::Packed { .. } => 2,
        });
    }
    services
}

/// Returns the action with a name that includes its service prefix, in any letter case.
#[must_use]
pub fn action(name: &str) -> Option<&'static ActionInfo> {
    let (prefix, name) = name.split_once(':')?;
    service(prefix)?.action(name)
}

/// Returns the name of a condition key in AWS's spelling, if it is known.
#[must_use]
pub fn spelled_key(name: &str) -> Cow<'_, str> {
    match known_condition_key(name) {
        Some((info, variable)) if info.prefix().is_some() => info.spelled(variable),
        _ => Cow::Borrowed(name),
    }
}

/// Checks whether AWS has a service with this prefix, in any letter case, even if the catalog lacks it.
#[must_use]
pub fn is_service_prefix(prefix: &str) -> bool {
    service(prefix).is_some()
        || SERVICE_PREFIXES.binary_search_by(|known| compare(known, prefix)).is_ok()
}

/// Checks whether a prefix is that of Amazon Cognito as a whole, whose services have longer prefixes.
pub(crate) fn is_cognito(prefix: &str) -> bool {
    prefix.eq_ignore_ascii_case("cognito")
}

/// Returns all known condition keys, global ones first. This decodes the entire catalog.
#[must_use]
pub fn condition_keys() -> Vec<&'static ConditionKeyInfo> {
    let mut keys: Vec<_> = GLOBAL_CONDITION_KEYS.iter().collect();
    keys.extend(of_services(Service::condition_keys));
    keys
}

/// Finds the condition key with a name, in any letter case, in `keys`; also returns the variable part of the
/// name.
pub fn condition_key<'n, 'k>(
    keys: impl IntoIterator<Item = &'k ConditionKeyInfo>,
    name: &'n str,
) -> Option<(&'k ConditionKeyInfo, Option<&'n str>)> {
    // The key with the most literal characters wins, since `${…}` matches any string. A key whose variable part
    // is missing comes last.
    let mut best: Option<(&ConditionKeyInfo, Option<&str>)> = None;
    let rank = |key: &ConditionKeyInfo, variable: Option<&str>| {
        (variable.is_some() || !key.takes_tag_key(), key.literal_length())
    };
    for key in keys {
        let Some(variable) = key.read(name) else { continue };
        if !key.takes_tag_key() {
            return Some((key, None));
        }
        if best.is_none_or(|(it, of)| rank(it, of) < rank(key, variable)) {
            best = Some((key, variable));
        }
    }
    best
}

/// Finds the condition key with a name, in any letter case, among [all keys](condition_keys) and the claims of
/// identity providers; also returns the variable part of the name.
///
/// The name of a claim that many providers have is found without the prefix of its provider: `sub`.
pub fn known_condition_key(name: &str) -> Option<(&'static ConditionKeyInfo, Option<&str>)> {
    let find = |name: &str| {
        let found = CONDITION_KEYS_BY_NAME.binary_search_by(|(known, _)| compare(known, name));
        let (_, key) = CONDITION_KEYS_BY_NAME.get(found.ok()?)?;
        // The table still has the keys of services that have been replaced.
        let is_left = own().is_none()
            || condition_key(GLOBAL_CONDITION_KEYS, key.name).is_some()
            || built_services()
                .iter()
                .any(|it| condition_key(it.condition_keys(), key.name).is_some());
        is_left.then_some(*key)
    };
    let with_tag_key = || {
        let (base, tag_key) = name.split_once('/')?;
        Some((find(base).filter(|key| key.takes_tag_key())?, Some(tag_key)))
    };
    let of_provider = || match claim(name)? {
        Claim::Known(info) => Some((info, None)),
        Claim::Other | Claim::Unknown(_) => None,
    };
    let of_service = || {
        let (namespace, _) = name.split_once(':').filter(|it| !is_provider(it.0))?;
        services_of_keys(namespace)
            .into_iter()
            .find_map(|it| condition_key(it.condition_keys(), name))
    };
    let found = find(name).map(|key| (key, None));
    found.or_else(with_tag_key).or_else(of_provider).or_else(of_service)
}

/// Checks whether a prefix is an identity provider. Its keys are the claims of its tokens.
///
/// Source: [keys of web identity federation and SAML][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
fn is_provider(prefix: &str) -> bool {
    prefix.contains('.') || prefix.eq_ignore_ascii_case("saml")
}

/// What the claim of an identity provider refers to.
pub(crate) enum Claim {
    /// A claim that IAM reads.
    Known(&'static ConditionKeyInfo),
    /// A claim of a provider that can have any.
    Other,
    /// The provider has no such claim, or it has another prefix.
    Unknown(&'static Provider),
}

/// Looks up the claim of an identity provider, in any letter case. Returns `None` if the prefix is not a provider.
pub(crate) fn claim(written: &str) -> Option<Claim> {
    let (prefix, name) = written.split_once(':').filter(|it| is_provider(it.0))?;
    let Some(provider) = provider(prefix) else {
        if let Some(identity_pools) = mistaken_provider(prefix) {
            return Some(Claim::Unknown(identity_pools));
        }
        let mut others = PROVIDERS.iter().filter(|it| it.prefixes.is_empty());
        let found = others.find_map(|it| condition_key(it.claims, name));
        return Some(found.map_or(Claim::Other, |(info, _)| Claim::Known(info)));
    };
    Some(match condition_key(provider.claims, written) {
        Some((info, _)) => Claim::Known(info),
        None if provider.is_open => Claim::Other,
        None => Claim::Unknown(provider),
    })
}

/// Returns the identity provider with a prefix, in any letter case.
#[must_use]
pub fn provider(prefix: &str) -> Option<&'static Provider> {
    let is_prefix = |it: &&str| it.eq_ignore_ascii_case(prefix);
    PROVIDERS.iter().find(|it| it.prefixes.iter().any(is_prefix))
}

/// Returns the provider that a prefix resembles so much that it cannot be another one: the domain of identity pools
/// with another ending, or with a region where it has none.
fn mistaken_provider(prefix: &str) -> Option<&'static Provider> {
    const IDENTITY_POOLS: &str = "cognito-identity";
    let start = prefix.get(..IDENTITY_POOLS.len())?;
    // The provider in China is not documented, so any name of it passes.
    let is_elsewhere = prefix.to_ascii_lowercase().ends_with(".cn");
    let is_mistaken = start.eq_ignore_ascii_case(IDENTITY_POOLS) && !is_elsewhere;
    let mut providers = PROVIDERS.iter().filter(|_| is_mistaken);
    providers.find(|it| it.prefixes.iter().any(|it| it.starts_with(IDENTITY_POOLS)))
}

/// Returns the services without Rust items that have condition keys in a namespace, in any letter case. A
/// namespace is not necessarily a service prefix.
#[must_use]
pub fn services_of_keys(namespace: &str) -> Vec<&'static Service> {
    services_of(Index::Namespaces, namespace)
}

/// Returns the services with an action that has this name or matches this pattern, in any letter case: at most
/// `most` of them, sorted by prefix.
#[must_use]
pub fn services_with(name: &str, most: usize) -> Vec<&'static Service> {
    let mut found: Vec<&'static Service> = Vec::new();
    let is_pattern = pattern::has_wildcard(name);
    let is_named = |it: &str| match is_pattern {
        true => pattern::matches_ignoring_case(name, it),
        false => it.eq_ignore_ascii_case(name),
    };
    for service in built_services() {
        if service.actions().iter().any(|it| is_named(it.name)) {
            found.push(service);
        }
    }
    // The default service comes first: it is the most likely one.
    found.sort_by_key(|it| !it.is_default());
    let built = found.len();
    for packed in own().map(|it| it.packed).into_iter().chain([&PACKED]) {
        let (mut last, mut left) = (None, most);
        packed.each_action(&mut |position, it| {
            if last != Some(position) && is_named(it) {
                last = Some(position);
                let is_current =
                    |it: &&Service| service(it.prefix).is_some_and(|now| ptr::eq(now, *it));
                if let Some(service) = packed.service_at(position).filter(is_current) {
                    found.push(service);
                    left = left.saturating_sub(1);
                }
            }
            left > 0
        });
    }
    if own().is_some() {
        found[built..].sort_by_key(|it| it.prefix);
    }
    found.truncate(most);
    found
}

/// Returns the operator with this name.
#[must_use]
pub fn operator(name: &str) -> Option<&'static OperatorInfo> {
    OPERATORS.iter().find(|it| it.name == name)
}

impl Service {
    /// Checks whether this is the default service, which names without a prefix belong to.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.prefix == DEFAULT_SERVICE.prefix
    }
}

impl ActionInfo {
    /// Returns the name as written in `policy!`, with a prefix only if it needs one.
    #[must_use]
    pub fn written(&self) -> &'static str {
        if self.service.is_default() { self.name } else { self.qualified_name }
    }
}

impl From<&ActionInfo> for Argument {
    fn from(action: &ActionInfo) -> Self {
        Self::Name {
            prefix: Cow::Borrowed(action.service.prefix),
            name: Cow::Borrowed(action.name),
            is_default: action.service.is_default(),
        }
    }
}

impl ResourceTypeInfo {
    /// Returns a resource of this type for a message, with an id or with example arguments.
    pub(crate) fn resource(&self, id: Option<&str>) -> Argument {
        let (prefix, name) = (self.service.prefix, self.name);
        Argument::Resource { prefix, name, id: id.map(str::to_owned) }
    }
}

impl fmt::Debug for ResourceTypeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl ResourceTypeInfo {
    /// Returns the name as written in `policy!`, with a prefix only if it needs one.
    #[must_use]
    pub fn written(&self) -> String {
        if self.service.is_default() { self.name.to_owned() } else { self.qualified() }
    }

    /// Returns the name with its prefix.
    #[must_use]
    pub fn qualified(&self) -> String {
        format!("{}:{}", self.service.prefix, self.name)
    }

    /// Returns the type with example arguments, as it could be written in `policy!`.
    #[must_use]
    pub fn example(&self) -> String {
        format!("{}({})", self.written(), self.example_arguments())
    }

    /// Like [`example`](Self::example), but always with the prefix.
    #[must_use]
    pub fn qualified_example(&self) -> String {
        format!("{}({})", self.qualified(), self.example_arguments())
    }

    fn example_arguments(&self) -> String {
        let fields = each(self.arn.fields, |field| format!("\"{}\"", field.example));
        joined(&fields, ", ")
    }
}
