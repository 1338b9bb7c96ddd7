//! Runs commands: those that write snapshots, and those of CI.

use std::path::Path;
use std::process::Command;

/// The tests that have snapshots, ordered by dependency.
const SNAPSHOTS: [&[&str]; 3] = [
    &["test", "-p", "cognito-perms-macros", "--lib", "messages"],
    &[
        "test",
        "-p",
        "cognito-perms-tests",
        "--no-fail-fast",
        "--test",
        "pages",
        "--test",
        "ui",
        "--test",
        "golden",
        "--test",
        "round_trip",
    ],
    // The list of rules contains their pages, and the guide contains rustc's output.
    &[
        "test",
        "-p",
        "cognito-perms-tests",
        "--no-fail-fast",
        "--test",
        "coverage",
        "--test",
        "guide",
    ],
];

/// Rewrites every snapshot.
pub(crate) fn bless(repository: &Path) -> Result<(), String> {
    let mut failed = Vec::new();
    for arguments in SNAPSHOTS {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).env("UPDATE_EXPECT", "1").env("TRYBUILD", "overwrite");
        failed.extend(run(&mut cargo, repository).err());
    }
    match failed.first() {
        None => Ok(()),
        Some(failed) => Err(format!("{failed}: not only the snapshots are wrong")),
    }
}

/// Runs what CI runs.
pub(crate) fn ready(repository: &Path) -> Result<(), String> {
    run(Command::new("bash").arg(".ci/run"), repository)
}

fn run(command: &mut Command, folder: &Path) -> Result<(), String> {
    let line = format!("{command:?}");
    let status = command.current_dir(folder).status();
    match status.map_err(|error| format!("cannot run {line}: {error}"))?.success() {
        true => Ok(()),
        false => Err(format!("{line} failed")),
    }
}
