//! The command through its binary: its output and its exit status.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod catalog;
mod check;
mod explain;
mod fix;
mod format;
mod import;
mod prove;
mod rewrite;
mod security;
mod simulate;

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const RIGHT: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:ListUserPools","Resource":"*"}}"#;
const WARNING: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["cognito-idp:SignUp","macie:GetObject"],"Resource":"*"}}"#;
const WRONG: &str = "{
  \"Version\": \"2012-10-17\",
  \"Statement\": {
    \"Effect\": \"Allow\",
    \"Action\": \"cognito-idp:AdminCreatUser\",
    \"Resource\": \"*\"
  }
}
";

/// Creates a directory with some files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Standard output, standard error, and the exit status.
struct Ran {
    out: String,
    err: String,
    status: i32,
}

fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let output = Command::cargo_bin("cognito-perms")
        .unwrap()
        .current_dir(folder)
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

fn run(folder: &TempDir, arguments: &[&str]) -> Ran {
    run_with(folder.path(), arguments, "")
}

#[test]
fn help_shows_an_example_of_each_command() {
    let folder = folder(&[]);
    for command in [
        "check",
        "explain",
        "actions",
        "to-rust",
        "expand",
        "fmt",
        "simulate",
        "prove",
        "import",
        "completions",
    ] {
        let ran = run(&folder, &[command, "--help"]);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains(&format!("\n  cognito-perms {command} ")), "{}", ran.out);
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(run(&folder, &["completions", shell]).out.contains("cognito-perms"));
    }
}

#[test]
fn a_reader_that_has_heard_enough_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("cognito-perms"))
        .args(["actions", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
