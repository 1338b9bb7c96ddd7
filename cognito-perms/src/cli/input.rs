//! Paths in, documents out.

use super::Failure;
use cognito_perms_spec::json::load;
use std::fs::File;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A document to check.
pub(super) struct Input {
    /// What reports call it.
    pub(super) name: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
    /// It was found in a directory, and may be something else.
    pub(super) is_found: bool,
}

impl Input {
    fn file(path: &Path, is_found: bool) -> Self {
        // As reports and annotations write paths everywhere.
        let name = path.strip_prefix(".").unwrap_or(path).display().to_string();
        let name = if cfg!(windows) { name.replace('\\', "/") } else { name };
        Self { name, path: Some(path.to_owned()), is_found }
    }

    /// What a path stands for; `-` is standard input.
    pub(super) fn of(path: &Path) -> Self {
        if path == Path::new("-") {
            return Self { name: "<stdin>".to_owned(), path: None, is_found: false };
        }
        Self::file(path, false)
    }

    /// The whole of it.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        let read = match &self.path {
            Some(path) => File::open(path).and_then(load),
            None => load(std::io::stdin().lock()),
        };
        read.map_err(|error| Failure(format!("cannot read `{}`: {error}", self.name)))
    }

    /// Where it can be written back to.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// The documents of some paths, and what is wrong with the others. Directories are searched for files that
/// end in `.json`, hidden ones left out.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<Input>, Vec<Failure>) {
    let (mut inputs, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            let input = Input::of(path);
            // Standard input can be read once.
            let is_again =
                input.path.is_none() && inputs.iter().any(|it: &Input| it.path.is_none());
            inputs.extend((!is_again).then_some(input));
            continue;
        }
        let before = inputs.len() + failures.len();
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let entries = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|it| it.depth() == 0 || !is_hidden(it.file_name())) {
            match entry {
                Ok(entry) if is_json(entry.path()) && entry.path().is_file() => {
                    inputs.push(Input::file(entry.path(), true));
                }
                Ok(_) => {}
                Err(error) => failures.push(Failure(format!("cannot search: {error}"))),
            }
        }
        if inputs.len() + failures.len() == before {
            let message = format!("there is no `.json` file in `{}`", path.display());
            failures.push(Failure(message));
        }
    }
    (inputs, failures)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"))
}
