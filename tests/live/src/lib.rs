//! What the tests against running parts share: where these parts are, and the golden policies.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The folder of the live tests.
pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The folder into which `run` installs other programs.
///
/// # Panics
///
/// `run` was not called.
pub fn tools() -> PathBuf {
    let folder = env::var_os("LIVE_TOOLS").expect("these tests are run by `tests/live/run`");
    folder.into()
}

/// A program of the virtual environment of Python.
pub fn python(program: &str) -> PathBuf {
    tools().join("venv/bin").join(program)
}

/// Runs a program to its end, with a text as its input, and gives what it writes.
///
/// # Panics
///
/// It cannot be started, or fails.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
    let out = String::from_utf8_lossy(out);
    assert!(output.status.success(), "{command:?}: {}\n{out}\n{err}", output.status);
    out.into_owned()
}

/// The golden policies, each with its name.
///
/// # Panics
///
/// They cannot be read.
pub fn golden_policies() -> Vec<(String, String)> {
    let mut policies: Vec<_> = fs::read_dir(here().join("../golden"))
        .expect("the golden policies")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension() == Some(OsStr::new("json")))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let document = fs::read_to_string(&path).expect("a text");
            (name, document.trim_end().to_owned())
        })
        .collect();
    policies.sort();
    assert!(policies.len() > 20, "there are more golden policies");
    policies
}
