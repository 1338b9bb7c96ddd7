//! The tests of `cognito-perms` that need more than one of its crates. The code of the README is
//! among them: each block is a doctest.

pub mod page;

use std::path::Path;
use std::{fs, io};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// How a line of a message is written.
///
/// # Errors
///
/// What is against it.
pub fn style(line: &str) -> Result<(), String> {
    if line.starts_with(|it: char| it.is_uppercase()) && !line.starts_with("IAM ") {
        return Err(format!("`{line}` starts in upper case"));
    }
    if line.ends_with(['.', '!', '?']) {
        return Err(format!("`{line}` ends like a sentence"));
    }
    Ok(())
}

/// The folder of the repository.
#[must_use]
pub fn repository() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

/// The dependency on the `cognito-perms` of the repository, but for its name, as a manifest has it.
#[must_use]
pub fn path_of_library() -> String {
    let library = repository().join("cognito-perms").display().to_string();
    format!("path = \"{}\"", library.replace('\\', "/"))
}

/// Writes a package; `rest` is what its manifest has besides the name, from the dependencies on.
///
/// # Errors
///
/// A file or a folder cannot be written.
pub fn write_package(folder: &Path, name: &str, rest: &str, code: &str) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let head = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    fs::write(folder.join("Cargo.toml"), format!("{head}\n[dependencies]\n{rest}\n"))?;
    fs::write(folder.join("src/lib.rs"), code)
}

/// Writes a package that depends on the `cognito-perms` of the repository with the versions of its lock file, and
/// is in no workspace.
///
/// # Errors
///
/// A file or a folder cannot be written.
pub fn write_package_of_its_own(folder: &Path, name: &str, code: &str) -> io::Result<()> {
    let rest = format!("cognito-perms = {{ {} }}\n\n[workspace]", path_of_library());
    write_package(folder, name, &rest, code)?;
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).map(drop)
}
