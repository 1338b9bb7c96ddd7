//! The tests of `cognito-perms` that need more than one of its crates. The code of the README is
//! among them: each block is a doctest.

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
