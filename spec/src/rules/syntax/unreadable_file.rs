//! [`Rule::UnreadableFile`]: found where `policy_file!` reads its file.

use crate::text::{Finding, Rule, Text, words};

/// `why` is what the file system says.
#[must_use]
pub fn found(path: &Text<'_>, why: &str) -> Finding {
    let message = words!("cannot read `{path}`: {why}", path = &path.value, why = why);
    Finding::new(Rule::UnreadableFile, path.span, message)
        .help(words!("the path is relative to the directory of the crate's `Cargo.toml`"))
}
