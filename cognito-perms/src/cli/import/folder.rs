//! The directory of catalog files: its contents, how they differ from the wanted contents, and how to update them.

use super::catalog_file::{self, HEADER};
use super::count::counted;
use super::facts::Service;
use crate::cli::outcome::Failure;
use cognito_perms::terminal;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::path::Path;
use std::{fmt, fs, io};

/// The `.toml` files of a directory, by their names.
pub(super) struct Folder(BTreeMap<OsString, Found>);

/// An existing file.
enum Found {
    /// A file that an import wrote.
    Generated(String),
    /// Any other file, which is never changed.
    Foreign,
}

impl Folder {
    /// Reads a directory; one that does not exist is treated as empty.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let failed =
            |error: &dyn Display| Failure(format!("cannot read `{}`: {error}", path.display()));
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self(BTreeMap::new()));
            }
            Err(error) => return Err(failed(&error)),
        };
        let mut files = BTreeMap::new();
        for entry in entries {
            let entry = entry.map_err(|error| failed(&error))?;
            if entry.path().extension().is_some_and(|it| it == "toml") {
                files.insert(entry.file_name(), found(&entry)?);
            }
        }
        Ok(Self(files))
    }

    /// Returns the names and texts of the files that an import wrote.
    pub(super) fn generated(&self) -> impl Iterator<Item = (&OsStr, &str)> {
        self.0.iter().filter_map(|(name, found)| match found {
            Found::Generated(text) => Some((&**name, &**text)),
            Found::Foreign => None,
        })
    }

    /// Compares the directory with the files of services.
    pub(super) fn compare(&self, services: &[Service]) -> Changes {
        let mut changes = Changes::default();
        let mut wanted = BTreeMap::new();
        for service in services {
            wanted.insert(file_name(&service.prefix), catalog_file::text(service));
        }
        for (name, _) in self.generated() {
            if !wanted.contains_key(name) {
                changes.stale.push(name.to_owned());
            }
        }
        for (name, text) in wanted {
            match self.0.get(&name) {
                None => changes.missing.push((name, text)),
                Some(Found::Foreign) => changes.foreign.push(name),
                Some(Found::Generated(old)) if *old != text => changes.different.push((name, text)),
                Some(Found::Generated(_)) => {}
            }
        }
        changes
    }
}

/// Returns the name of a service's file.
pub(super) fn file_name(prefix: &str) -> OsString {
    format!("{prefix}.toml").into()
}

fn found(entry: &fs::DirEntry) -> Result<Found, Failure> {
    let failed =
        |error: io::Error| Failure(format!("cannot read `{}`: {error}", entry.path().display()));
    // The target of a link is not in the directory.
    if !entry.file_type().map_err(failed)?.is_file() {
        return Ok(Found::Foreign);
    }
    let bytes = fs::read(entry.path()).map_err(failed)?;
    let text = String::from_utf8(bytes).ok().filter(|it| it.starts_with(HEADER));
    Ok(text.map_or(Found::Foreign, Found::Generated))
}

/// The differences between a directory and its wanted contents.
#[derive(Default)]
pub(super) struct Changes {
    missing: Vec<(OsString, String)>,
    different: Vec<(OsString, String)>,
    /// Files of services that no source contains.
    stale: Vec<OsString>,
    /// Files with the name of a service's file that no import wrote.
    foreign: Vec<OsString>,
}

impl Changes {
    pub(super) const fn is_empty(&self) -> bool {
        self.missing.is_empty()
            && self.different.is_empty()
            && self.stale.is_empty()
            && self.foreign.is_empty()
    }

    /// Writes and removes files to update the directory.
    pub(super) fn apply(&self, folder: &Path) -> Result<(), Failure> {
        if let Some(name) = self.foreign.first() {
            let path = folder.join(name);
            let why = "it was not written by `cognito-perms import`";
            return Err(Failure(format!("cannot overwrite `{}`: {why}", path.display())));
        }
        let failed = |path: &Path, error: &io::Error| {
            Failure(format!("cannot write `{}`: {error}", path.display()))
        };
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        // Files without changes are not written, because builds depend on their modification times.
        for (name, text) in self.missing.iter().chain(&self.different) {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| failed(&path, &error))?;
        }
        for name in &self.stale {
            let path = folder.join(name);
            let failed = |error| Failure(format!("cannot remove `{}`: {error}", path.display()));
            fs::remove_file(&path).map_err(failed)?;
        }
        Ok(())
    }

    /// Describes how many files were changed.
    pub(super) fn done(&self) -> String {
        let written = self.missing.len() + self.different.len();
        format!("{} written, {} removed", counted(written, "file"), self.stale.len())
    }
}

impl Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = |what: &str, name: &OsStr| {
            writeln!(f, "{what}: {}", terminal::name(&name.to_string_lossy()))
        };
        self.missing.iter().try_for_each(|(name, _)| list("missing", name))?;
        self.different.iter().try_for_each(|(name, _)| list("differs", name))?;
        self.foreign.iter().try_for_each(|name| list("not written by an import", name))?;
        self.stale.iter().try_for_each(|name| list("no longer a service", name))
    }
}
