//! Paths in, the values of JSON files out, or what is wrong with them and where.

use crate::cli::file;
use crate::cli::outcome::Failure;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::path::Path;

/// The most bytes of a file that are read: five times the largest source known.
const LARGEST: u64 = 64 << 20;

/// The most characters of a message about a value.
const MOST_CHARACTERS: usize = 500;

/// Reads a whole file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    file::read(path, LARGEST)
}

/// Returns the value of a file's JSON text.
pub(super) fn parse<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        let message = shortened(message.strip_suffix(&place).unwrap_or(&message));
        Failure(format!("cannot read `{}`: {message}{place}", path.display()))
    })
}

/// Returns the value of a JSON file.
pub(super) fn load<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    parse(path, &read(path)?)
}

/// Returns what is wrong at a place in a JSON file, like `Actions[3].Name`.
pub(super) fn wrong(path: &Path, place: &str, why: &dyn Display) -> Failure {
    let (place, why) = (shortened(place), shortened(&why.to_string()));
    Failure(format!("cannot import `{}`: at `{place}`: {why}", path.display()))
}

/// Returns the start of a message, which can repeat a value of any length.
fn shortened(message: &str) -> String {
    match message.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => message.get(..end).unwrap_or_default().to_owned() + "…",
        None => message.to_owned(),
    }
}
