//! What is looked up in the tables: services by their prefixes, condition keys and operators by their names, and what
//! all services have.

use super::condition::{ConditionKeyInfo, OperatorInfo};
use super::own::own;
use super::packed::Index;
use super::service::{ActionInfo, Names, ResourceTypeInfo, Service};
use super::tables::{
    BUILT_SERVICES, CONDITION_KEYS_BY_NAME, DEFAULT_SERVICE, GLOBAL_CONDITION_KEYS, HAS_OWN_FILES,
    OPERATORS, PACKED, PARTITIONS, SERVICE_PREFIXES,
};
use crate::text::bytes::compare;
use crate::text::list::{each, joined};
use crate::text::{Argument, wildcard as pattern};
use std::borrow::Cow;
use std::{fmt, ptr};

/// Whether other facts of a service were added to the catalog.
fn is_replaced(prefix: &str) -> bool {
    own().is_some_and(|it| it.packed.service(prefix).is_some())
}

/// Whether the catalog has files of a folder of the user's own.
pub(crate) fn has_own_files() -> bool {
    HAS_OWN_FILES || own().is_some()
}

/// The service of this prefix, in any letter case.
#[must_use]
pub fn service(prefix: &str) -> Option<&'static Service> {
    let added = own().and_then(|it| it.packed.service(prefix));
    added.or_else(|| PACKED.service(prefix))
}

/// All services, by prefix.
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

/// The services whose names are Rust items too.
#[must_use]
pub fn built_services() -> &'static [&'static Service] {
    own().map_or(BUILT_SERVICES, |it| it.built)
}

/// A resource type of a service with Rust items. A program that asks nothing else carries no packed catalog.
#[must_use]
pub fn built_resource_type(prefix: &str, name: &str) -> Option<&'static ResourceTypeInfo> {
    let service = BUILT_SERVICES.iter().find(|it| it.prefix == prefix)?;
    match service.names {
        Names::Built(tables) => tables.resource_types.iter().find(|it| it.name == name),
        Names::Packed { .. } => None,
    }
}

/// The resource type with Rust items of which a text is the ID, or the end of an ARN, and the ID: `us-east-1_X` and
/// `userpool/us-east-1_X` are those of a user pool.
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

/// All actions, service by service: this decodes everything.
#[must_use]
pub fn actions() -> Vec<&'static ActionInfo> {
    of_services(Service::actions)
}

/// All resource types, service by service: this decodes everything.
#[must_use]
pub fn resource_types() -> Vec<&'static ResourceTypeInfo> {
    of_services(Service::resource_types)
}

/// What all services have of something, service by service.
fn of_services<T>(of: fn(&'static Service) -> &'static [T]) -> Vec<&'static T> {
    let mut all = Vec::new();
    for service in services() {
        all.extend(of(service));
    }
    all
}

/// All regions, partition by partition.
#[must_use]
pub fn regions() -> Vec<&'static str> {
    let mut regions = Vec::new();
    for partition in PARTITIONS {
        regions.extend_from_slice(partition.regions);
    }
    regions
}

/// The resource types whose ARNs can name a service, wildcards included.
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

/// The resource types whose ARNs name a service; of those that are alike, the first.
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

/// The services that ARNs name.
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

/// The services that a name of an index stands for, in any letter case.
fn services_of(index: Index, name: &str) -> Vec<&'static Service> {
    let mut services = PACKED.services_of(index, name);
    if let Some(own) = own() {
        services.retain(|it| !is_replaced(it.prefix));
        services.append(&mut own.packed.services_of(index, name));
        // As in one catalog: those with Rust items, and then the one that has the name.
        services.sort_by_key(|it| match it.names {
            Names::Built(_) => 0,
            Names::Packed { .. } if it.prefix.eq_ignore_ascii_case(name) => 1,
            Names::Packed { .. } => 2,
        });
    }
    services
}

/// Whether AWS has a service of this prefix, catalogued or not, in any letter case.
#[must_use]
pub fn is_service_prefix(prefix: &str) -> bool {
    service(prefix).is_some()
        || SERVICE_PREFIXES.binary_search_by(|known| compare(known, prefix)).is_ok()
}

/// All condition keys that are known, the global ones first: this decodes everything.
#[must_use]
pub fn condition_keys() -> Vec<&'static ConditionKeyInfo> {
    let mut keys: Vec<_> = GLOBAL_CONDITION_KEYS.iter().collect();
    keys.extend(of_services(Service::condition_keys));
    keys
}

/// The condition key of a name, in any letter case, among some; with it the author's part of the name.
pub fn condition_key<'n, 'k>(
    keys: impl IntoIterator<Item = &'k ConditionKeyInfo>,
    name: &'n str,
) -> Option<(&'k ConditionKeyInfo, Option<&'n str>)> {
    // Of several the one of which most is spelled out: `${…}` stands for any text. What lacks it comes last.
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

/// The condition key of a name, in any letter case, among [all](condition_keys); with it the author's part of the name.
pub fn known_condition_key(name: &str) -> Option<(&'static ConditionKeyInfo, Option<&str>)> {
    let find = |name: &str| {
        let found = CONDITION_KEYS_BY_NAME.binary_search_by(|(known, _)| compare(known, name));
        let (_, key) = CONDITION_KEYS_BY_NAME.get(found.ok()?)?;
        // Of a service that was replaced nothing is left.
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
    let of_service = || {
        let (namespace, _) = name.split_once(':').filter(|it| !is_provider(it.0))?;
        services_of_keys(namespace)
            .into_iter()
            .find_map(|it| condition_key(it.condition_keys(), name))
    };
    find(name).map(|key| (key, None)).or_else(with_tag_key).or_else(of_service)
}

/// Whether a prefix is an identity provider: its keys are the claims of its
/// tokens, which no page lists.
///
/// Source: [keys of web identity federation and SAML][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
pub(super) fn is_provider(prefix: &str) -> bool {
    prefix.contains('.') || prefix.eq_ignore_ascii_case("saml")
}

/// The services without Rust items that know condition keys of a namespace, in any letter case: it need not be a
/// service prefix.
#[must_use]
pub fn services_of_keys(namespace: &str) -> Vec<&'static Service> {
    services_of(Index::Namespaces, namespace)
}

/// The services with an action of this name, in any letter case, or with one that a pattern matches; by prefix, and at
/// most `most` of them.
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
    // The default service first: of a name that several have it is the likelier.
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

/// The operator of this name.
#[must_use]
pub fn operator(name: &str) -> Option<&'static OperatorInfo> {
    OPERATORS.iter().find(|it| it.name == name)
}

impl Service {
    /// Whether this is the service of a name without a prefix.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.prefix == DEFAULT_SERVICE.prefix
    }
}

impl ActionInfo {
    /// The name as it is written in `policy!`: with a prefix only where it needs one.
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
    /// A resource of the type for a message: with an id, or with examples for all arguments.
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
    /// The name as it is written in `policy!`: with a prefix only where it needs one.
    #[must_use]
    pub fn written(&self) -> String {
        if self.service.is_default() { self.name.to_owned() } else { self.qualified() }
    }

    /// The name with its prefix.
    #[must_use]
    pub fn qualified(&self) -> String {
        format!("{}:{}", self.service.prefix, self.name)
    }

    /// The type with example arguments, as it could be written in `policy!`.
    #[must_use]
    pub fn example(&self) -> String {
        format!("{}({})", self.written(), self.example_arguments())
    }

    /// The same, with its prefix whatever its service is.
    #[must_use]
    pub fn qualified_example(&self) -> String {
        format!("{}({})", self.qualified(), self.example_arguments())
    }

    fn example_arguments(&self) -> String {
        let fields = each(self.arn.fields, |field| format!("\"{}\"", field.example));
        joined(&fields, ", ")
    }
}
