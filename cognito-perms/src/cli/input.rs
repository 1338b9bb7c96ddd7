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
    /// The name in reports. Invalid UTF-8 is written as `\xff`. It can contain hidden characters, which are escaped when it is
    /// printed.
    pub(super) name: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
    /// Whether it was found in a directory and may be something other than a policy.
    pub(super) is_found: bool,
}

impl Input {
    fn file(path: &Path, is_found: bool) -> Self {
        Self { name: name(path), path: Some(path.to_owned()), is_found }
    }

    /// Creates the input for a path; `-` is standard input.
    pub(super) fn of(path: &Path) -> Self {
        if path == Path::new("-") {
            return Self { name: "<stdin>".to_owned(), path: None, is_found: false };
        }
        Self::file(path, false)
    }

    /// Reads the document.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        let read = match &self.path {
            Some(path) => File::open(path).and_then(load),
            None => load(io::stdin().lock()),
        };
        let document =
            read.map_err(|error| Failure(format!("cannot read `{}`: {error}", self.name)))?;
        match self.path.as_deref().and_then(other_format).filter(|_| !is_like_json(&document)) {
            Some(format) => {
                Err(Failure(format!("cannot read `{}`: it is {format}, not JSON", self.name)))
            }
            None => Ok(document),
        }
    }

    /// Returns the file that it can be written back to.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns the path as a percent-encoded relative reference. Different paths have different references.
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

/// Loads a document, up to one byte more than the maximum size, which is enough to reject it.
fn load(source: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(LARGEST_DOCUMENT as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// Returns a path without a leading `./`.
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

/// Returns the documents at some paths, and the failures. Directories are searched for files that end in `.json`, except hidden
/// ones.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<Input>, Vec<Failure>) {
    let (mut inputs, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            let input = Input::of(path);
            // Standard input can only be read once.
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
            let message = format!("no `.json` file in `{}`", name(path));
            failures.push(Failure(message));
        }
    }
    (inputs, failures)
}

/// Checks whether an entry is a regular file, so that reading it cannot block.
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

/// Returns the format that a file has by its name, if that is known and not JSON, and how to get JSON.
fn other_format(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match &*extension {
        "tf" | "hcl" | "tfvars" => "Terraform code",
        "yaml" | "yml" => "YAML",
        "toml" => "TOML",
        _ => return None,
    })
}

/// Checks whether a document starts like JSON, which is also YAML.
fn is_like_json(document: &[u8]) -> bool {
    matches!(document.trim_ascii_start().first(), Some(b'{' | b'['))
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"))
}
