//! The files of an earlier import in, the actions that the sources no longer contain out.

use super::facts::{Action, ActionFacts, Service};
use super::folder::Folder;
use crate::cli::outcome::Failure;
use cognito_perms::{AccessLevel, terminal};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsStr;

/// The part of an existing file that is read.
#[derive(Deserialize)]
pub(super) struct Before {
    #[serde(default)]
    action: Vec<ActionBefore>,
}

#[derive(Deserialize)]
struct ActionBefore {
    name: String,
    access_level: Option<String>,
    #[serde(default)]
    permission_only: bool,
    /// Types that every call requires end in `*`.
    #[serde(default)]
    resource_types: Vec<String>,
    #[serde(default)]
    condition_keys: BTreeSet<String>,
    retired: Option<String>,
}

impl Before {
    /// Reads the files of a directory that an earlier import wrote.
    pub(super) fn read(folder: &Folder) -> Result<BTreeMap<String, Self>, Failure> {
        let mut before = BTreeMap::new();
        for (name, text) in folder.generated() {
            let service =
                toml::from_str(text).map_err(|error: toml::de::Error| invalid(name, &error))?;
            let name = name.to_string_lossy();
            let prefix = name.strip_suffix(".toml").unwrap_or(&name);
            before.insert(prefix.to_owned(), service);
        }
        Ok(before)
    }

    /// Returns the actions that are not retired.
    pub(super) fn current(&self) -> impl Iterator<Item = &str> {
        self.action.iter().filter(|it| it.retired.is_none()).map(|it| &*it.name)
    }
}

fn invalid(name: &OsStr, error: &toml::de::Error) -> Failure {
    let name = name.to_string_lossy();
    let (name, why) = (terminal::name(&name), terminal::name(error.message()));
    Failure(format!(
        "cannot read what an earlier import wrote in `{name}`: {why}; remove or restore the file"
    ))
}

/// Adds to each service the actions that only its existing file contains, because policies keep naming them for years. They
/// become retired as of `month`, unless an earlier import retired them. Names that differ only in letter case are the same
/// action.
pub(super) fn keep_retired(
    services: &mut [Service],
    before: &BTreeMap<String, Before>,
    month: &str,
) {
    for service in services {
        let Some(before) = before.get(&service.prefix) else { continue };
        let known: HashSet<String> =
            service.actions.iter().map(|it| it.name.to_ascii_lowercase()).collect();
        let gone = before.action.iter().filter(|it| !known.contains(&it.name.to_ascii_lowercase()));
        let gone: Vec<_> = gone.map(|it| it.retired(service, month)).collect();
        service.actions.extend(gone);
        service.actions.sort_by(|a, b| a.name.cmp(&b.name));
    }
}

impl ActionBefore {
    /// Returns the retired action, with those resource types and keys that the service still has.
    fn retired(&self, service: &Service, month: &str) -> Action {
        let is_type = |name: &str| service.resource_types.iter().any(|it| it.name == name);
        let is_key = |name: &str| {
            name.starts_with("aws:") || service.condition_keys.iter().any(|it| it.name == name)
        };
        let types = self.resource_types.iter().map(|it| match it.strip_suffix('*') {
            Some(name) => (name.to_owned(), true),
            None => (it.clone(), false),
        });
        let facts = ActionFacts {
            access_level: self.access_level.as_ref().and_then(|it| it.parse::<AccessLevel>().ok()),
            resource_types: types.filter(|(name, _)| is_type(name)).collect(),
            condition_keys: self.condition_keys.iter().filter(|it| is_key(it)).cloned().collect(),
            dependent_actions: BTreeSet::new(),
        };
        let retired = self.retired.clone().unwrap_or_else(|| month.to_owned());
        Action {
            name: self.name.clone(),
            facts,
            permission_only: self.permission_only,
            retired: Some(retired),
        }
    }
}
