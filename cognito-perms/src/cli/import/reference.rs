//! AWS's service reference: the JSON file of a service in, its facts out.
//!
//! Format: [Simplified AWS service information for programmatic
//! access](https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html).

use super::facts::{ActionFacts, ResourceTypeFacts, ServiceFacts, ValueTypes};
use super::{arn, json, names};
use crate::cli::outcome::Failure;
use cognito_perms::AccessLevel;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ReferenceDocument {
    name: String,
    version: String,
    actions: Vec<Action>,
    #[serde(default)]
    condition_keys: Vec<ConditionKey>,
    #[serde(default)]
    operations: Vec<Named>,
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Action {
    name: String,
    #[serde(default)]
    action_condition_keys: Vec<String>,
    /// Missing in files from before June 2025.
    annotations: Option<Annotations>,
    #[serde(default)]
    resources: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Annotations {
    properties: Properties,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Properties {
    #[serde(default)]
    is_list: bool,
    #[serde(default)]
    is_permission_management: bool,
    #[serde(default)]
    is_tagging_only: bool,
    #[serde(default)]
    is_write: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ConditionKey {
    name: String,
    types: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    name: String,
    #[serde(rename = "ARNFormats")]
    arn_formats: Vec<String>,
    #[serde(default)]
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Named {
    name: String,
}

/// Returns the prefix of a service, and its facts.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<(String, ServiceFacts), Failure> {
    let document: ReferenceDocument = json::parse(path, bytes)?;
    if !document.version.starts_with("v1.") {
        let why = format!("unknown format version `{}`", document.version);
        return Err(json::wrong(path, "Version", &why));
    }
    let prefix = names::prefix(&document.name).map_err(|why| json::wrong(path, "Name", &why))?;
    let mut facts = ServiceFacts {
        operations: document.operations.into_iter().map(|it| it.name).collect(),
        ..ServiceFacts::default()
    };
    for (index, action) in document.actions.iter().enumerate() {
        let place = format!("Actions[{index}]");
        add_action(&mut facts, action).map_err(|why| json::wrong(path, &place, &why))?;
    }
    for (index, key) in document.condition_keys.iter().enumerate() {
        let place = format!("ConditionKeys[{index}]");
        add_condition_key(&mut facts, key).map_err(|why| json::wrong(path, &place, &why))?;
    }
    for (index, resource) in document.resources.iter().enumerate() {
        let place = format!("Resources[{index}]");
        add_resource_type(&mut facts, resource).map_err(|why| json::wrong(path, &place, &why))?;
    }
    Ok((prefix, facts))
}

fn add_action(facts: &mut ServiceFacts, action: &Action) -> Result<(), String> {
    let level = action.annotations.as_ref().map(|it| it.properties.access_level());
    let name = names::action(&action.name)?;
    let mut added = ActionFacts { access_level: level, ..ActionFacts::default() };
    for resource in &action.resources {
        // The source does not specify whether a type is required.
        added.resource_types.insert(names::resource_type(&resource.name)?, false);
    }
    added.condition_keys = condition_keys(&action.action_condition_keys)?;
    match facts.actions.insert(name, added) {
        Some(_) => Err(format!("the action `{}` appears twice", action.name)),
        None => Ok(()),
    }
}

fn add_condition_key(facts: &mut ServiceFacts, key: &ConditionKey) -> Result<(), String> {
    let types = key.types.iter().map(|it| names::value_type(it));
    let types: Vec<&'static str> = types.collect::<Result<_, _>>()?;
    // Two names can be the same after normalization.
    let known: &mut ValueTypes =
        facts.condition_keys.entry(names::condition_key(&key.name)?).or_default();
    known.extend(types);
    Ok(())
}

fn add_resource_type(facts: &mut ServiceFacts, resource: &Resource) -> Result<(), String> {
    let mut added = ResourceTypeFacts {
        condition_keys: condition_keys(&resource.condition_keys)?,
        ..ResourceTypeFacts::default()
    };
    for written in &resource.arn_formats {
        added.add_arn(arn::normalize(written)?);
    }
    match facts.resource_types.insert(names::resource_type(&resource.name)?, added) {
        Some(_) => Err(format!("the resource type `{}` appears twice", resource.name)),
        None => Ok(()),
    }
}

fn condition_keys(written: &[String]) -> Result<BTreeSet<String>, String> {
    written.iter().map(|it| names::condition_key(it)).collect()
}

impl Properties {
    /// Returns the level that AWS's pages show for an action with these properties.
    const fn access_level(&self) -> AccessLevel {
        match self {
            Self { is_tagging_only: true, .. } => AccessLevel::Tagging,
            Self { is_permission_management: true, .. } => AccessLevel::PermissionsManagement,
            Self { is_write: true, .. } => AccessLevel::Write,
            Self { is_list: true, .. } => AccessLevel::List,
            _ => AccessLevel::Read,
        }
    }
}
