//! Paths in, the values of JSON files or failures with positions out.

use crate::cli::file;
use crate::cli::outcome::Failure;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::path::Path;

/// The maximum size of a file in bytes: five times that of the largest known source.
const LARGEST: u64 = 64 << 20;

/// The maximum number of characters of a message about a value.
const MOST_CHARACTERS: usize = 500;

/// Reads a file.
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

/// Returns a failure at a position in a JSON file, like `Actions[3].Name`.
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
