//! The tests of `cognito-perms` that need more than one of its crates. They include the code of the README:
//! each block is a doctest.

pub mod page;

use std::path::Path;
use std::{fs, io};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Checks the style of a line of a message.
///
/// # Errors
///
/// Returns what is wrong with it.
pub fn style(line: &str) -> Result<(), String> {
    if line.starts_with(|it: char| it.is_uppercase())
        && !line.starts_with("IAM ")
        && !line.starts_with("AWS ")
        && !line.starts_with("ARNs ")
    {
        return Err(format!("`{line}` starts with an upper-case letter"));
    }
    if line.ends_with(['.', '!', '?']) {
        return Err(format!("`{line}` ends with punctuation"));
    }
    Ok(())
}

/// Returns the folder of the repository.
#[must_use]
pub fn repository() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

/// Returns the manifest entry for a dependency on the repository's `cognito-perms`, without its name.
#[must_use]
pub fn path_of_library() -> String {
    let library = repository().join("cognito-perms").display().to_string();
    format!("path = \"{}\"", library.replace('\\', "/"))
}

/// Writes a package. `rest` is the part of its manifest from the dependencies on.
///
/// # Errors
///
/// Fails if a file or a folder cannot be written.
pub fn write_package(folder: &Path, name: &str, rest: &str, code: &str) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let head = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    fs::write(folder.join("Cargo.toml"), format!("{head}\n[dependencies]\n{rest}\n"))?;
    fs::write(folder.join("src/lib.rs"), code)
}

/// Writes a package that depends on the repository's `cognito-perms` with the versions of its lock file, and
/// is in no workspace.
///
/// # Errors
///
/// Fails if a file or a folder cannot be written.
pub fn write_package_of_its_own(folder: &Path, name: &str, code: &str) -> io::Result<()> {
    let rest = format!("cognito-perms = {{ {} }}\n\n[workspace]", path_of_library());
    write_package(folder, name, &rest, code)?;
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).map(drop)
}
