//! Paths in, documents out.

use super::outcome::Failure;
use cognito_perms::LARGEST_DOCUMENT;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A document to check.
pub(super) struct Input {
    /// What reports call it. What is not UTF-8 in it is written as `\xff`; whoever prints it cleans it.
    pub(super) name: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
    /// It was found in a directory, and may be something else.
    pub(super) is_found: bool,
}

impl Input {
    fn file(path: &Path, is_found: bool) -> Self {
        Self { name: name(path), path: Some(path.to_owned()), is_found }
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
            None => load(io::stdin().lock()),
        };
        read.map_err(|error| Failure(format!("cannot read `{}`: {error}", self.name)))
    }

    /// Where it can be written back to.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The path as a relative reference, with what cannot be in one in percent: each path has one of its own.
    pub(super) fn uri(&self) -> String {
        let path = self.path.as_deref().map(|it| from_here(it).as_os_str());
        let mut uri = String::new();
        for byte in path.unwrap_or(OsStr::new(&self.name)).as_encoded_bytes() {
            match byte {
                b'\\' if cfg!(windows) => uri.push('/'),
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    uri.push(char::from(*byte));
                }
                other => uri += &format!("%{other:02X}"),
            }
        }
        uri
    }
}

/// Loads a document, and no more of it than has to be seen to refuse it.
fn load(source: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(LARGEST_DOCUMENT as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// A path as reports and annotations write paths everywhere.
fn from_here(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

fn name(path: &Path) -> String {
    let mut name = String::new();
    for chunk in from_here(path).as_os_str().as_encoded_bytes().utf8_chunks() {
        name += chunk.valid();
        for byte in chunk.invalid() {
            name += &format!("\\x{byte:02x}");
        }
    }
    if cfg!(windows) { name.replace('\\', "/") } else { name }
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
        let is_hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
        let entries = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|it| it.depth() == 0 || !is_hidden(it.file_name())) {
            match entry.map_err(|error| Failure(format!("cannot search: {error}"))) {
                Ok(entry) if entry.file_type().is_dir() || !is_json(entry.path()) => {}
                Ok(entry) => match document(&entry) {
                    Ok(()) => inputs.push(Input::file(entry.path(), true)),
                    Err(failure) => failures.push(failure),
                },
                Err(failure) => failures.push(failure),
            }
        }
        if inputs.len() + failures.len() == before {
            let message = format!("there is no `.json` file in `{}`", name(path));
            failures.push(Failure(message));
        }
    }
    (inputs, failures)
}

/// Whether what is called as a document is one that can be read without waiting.
fn document(entry: &DirEntry) -> Result<(), Failure> {
    let why = match entry.path().metadata() {
        Ok(data) if data.is_file() => return Ok(()),
        Ok(data) if data.is_dir() => "it is a link to a directory".to_owned(),
        Ok(_) => "it is not a regular file".to_owned(),
        Err(error) if entry.path_is_symlink() => format!("the link is broken: {error}"),
        Err(error) => error.to_string(),
    };
    Err(Failure(format!("cannot read `{}`: {why}", name(entry.path()))))
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"))
}
