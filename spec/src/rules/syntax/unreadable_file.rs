//! [`Rule::UnreadableFile`]: reported if `policy_file!` cannot read its file.

use crate::text::{Finding, Rule, Text, words};

/// Reports a file that cannot be read; `why` is the error of the file system.
#[must_use]
pub fn found(path: &Text<'_>, why: &str) -> Finding {
    let message = words!("cannot read `{path}`: {why}", path = &path.value, why = why);
    Finding::new(Rule::UnreadableFile, path.span, message)
        .help(words!("the path is relative to the directory of the crate's `Cargo.toml`"))
}
