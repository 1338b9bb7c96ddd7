//! A path in, the contents of a file of reasonable size out.

use super::outcome::Failure;
use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Reads a file of at most `most` bytes.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |why: &dyn Display| Failure(format!("cannot read `{}`: {why}", path.display()));
    // Opening a pipe could wait forever.
    let data = path.metadata().map_err(|error| failed(&error))?;
    if !data.is_file() {
        return Err(failed(&"it is not a regular file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > most {
        return Err(failed(&format!("it is larger than {} MiB", most >> 20)));
    }
    Ok(bytes)
}
