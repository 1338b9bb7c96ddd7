//! Untrusted strings never reach a terminal, a log or an annotation unescaped, and output has a bounded size.

use super::{RIGHT, WRONG, folder, run, run_with};
use cognito_perms_spec::text::shown::is_hidden;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const FORMATS: [&str; 4] = ["human", "json", "sarif", "github"];

/// Returns the lines of an output that a GitHub workflow would read as commands.
fn commands(output: &str) -> Vec<&str> {
    let is_command = |it: &&str| it.trim_start().starts_with("::") || it.contains("##[");
    output.lines().filter(is_command).collect()
}

fn assert_harmless(output: &str) {
    let wrong = output.chars().find(|it| is_hidden(*it) && *it != '\n');
    assert_eq!(wrong, None, "{output:?}");
}

#[cfg(unix)]
#[test]
fn a_name_of_a_file_injects_nothing() {
    let folder = TempDir::new().unwrap();
    let names = [
        "a\n::error ::owned.json",
        "b\r::stop-commands::x.json",
        "c\u{1b}]0;title\u{7}.json",
        "d\u{1b}[31m.json",
        "e\u{9b}31m.json",
        "f\u{202e}nosj.json",
        "g##[error]x.json",
    ];
    for name in names {
        fs::write(folder.path().join(name), WRONG).unwrap();
        let other = format!("other {name}");
        fs::write(folder.path().join(other), "{\"name\": 1}").unwrap();
    }
    for format in FORMATS {
        let ran = run(&folder, &["check", "--format", format, "."]);
        assert_eq!(ran.status, 1, "{format}: {}", ran.err);
        assert_harmless(&ran.out);
        assert_harmless(&ran.err);
        assert_eq!(commands(&ran.err), [""; 0], "{format}");
        let expected = if format == "github" { names.len() } else { 0 };
        if format == "human" || format == "github" {
            assert_eq!(commands(&ran.out).len(), expected, "{format}: {}", ran.out);
        }
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    // The name is still readable.
    let ran = run(&folder, &["check", "."]);
    assert!(ran.out.contains(r" --> a\n::error ::owned.json:5:28"), "{}", ran.out);
    for name in names {
        let gone = format!("no {name}");
        for arguments in [&["check", &gone][..], &["fmt", &gone], &["to-rust", &gone]] {
            let ran = run(&folder, arguments);
            assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{}", ran.err);
            assert_harmless(&ran.err);
        }
    }
}

#[test]
fn an_argument_injects_nothing() {
    let evil = "x\n::error ::\u{1b}[31m\u{202e}\u{85}##[error]";
    let folder = folder(&[("a.json", RIGHT)]);
    for arguments in [
        &["explain", evil][..],
        &["actions", "--resource", evil],
        &["check", "a.json", "--format", evil],
        &["check", "a.json", "--allow", evil],
        &["check", "a.json", "--quota", evil],
        &["check", "a.json", "--max-findings", evil],
        &[evil],
        &["check", &format!("--{evil}"), "a.json"],
    ] {
        let ran = run(&folder, arguments);
        assert_eq!((ran.status, &*ran.out), (2, ""), "{arguments:?}");
        assert_harmless(&ran.err);
        assert_eq!(commands(&ran.err), [""; 0], "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(r"x\n::error ::\u{1b}[31m"), "{}", ran.err);
    }
    // A pattern is repeated in the output.
    let ran = run(&folder, &["explain", "*\u{85}*"]);
    assert_harmless(&(ran.out + &ran.err));
}

#[test]
fn a_control_character_of_a_document_reaches_no_terminal() {
    let wrong = WRONG.replace("AdminCreatUser", "Admin\u{9b}31m\u{85}\u{202e}##[error]\u{7f}");
    let value = RIGHT.replace(
        "\"Resource\":\"*\"",
        "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:username\":\"a\u{85}\u{9b}31m\"}}",
    );
    let folder = folder(&[("wrong.json", &wrong), ("value.json", &value)]);
    for format in FORMATS {
        assert_harmless(&run(&folder, &["check", "--format", format, "wrong.json"]).out);
    }
    for command in ["fmt", "expand", "to-rust"] {
        let ran = run(&folder, &[command, "value.json"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_harmless(&ran.out);
        let ran = run(&folder, &[command, "wrong.json"]);
        assert_eq!(ran.status, 1);
        assert_harmless(&ran.err);
    }
    // The position is still marked correctly.
    let ran = run(&folder, &["check", "wrong.json"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let (line, mark) = (lines[3], lines[4]);
    let start = mark.chars().position(|it| it == '^').unwrap();
    let marked: String = line.chars().skip(start).take(mark.matches('^').count()).collect();
    assert_eq!(marked, "Admin\u{fffd}31m\u{fffd}\u{fffd}#\u{fffd}[error]\u{fffd}", "{}", ran.out);
}

/// Returns a document with a mistake in each item of a long list.
fn many_mistakes() -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}0]}}"#, "0,".repeat(20_000))
}

#[test]
fn findings_are_limited_in_every_format() {
    let folder = folder(&[("a.json", &many_mistakes())]);
    for format in FORMATS {
        let ran = run(&folder, &["check", "--format", format, "a.json"]);
        assert_eq!(ran.status, 1);
        assert!(ran.out.len() < 200_000, "{format}: {} bytes", ran.out.len());
        let (count, reported) = match format {
            "json" => ("\"rule\": \"data_type_mismatch\"", "\"count\": 19901"),
            "github" => ("::error ", "::notice file=a.json::19,901 more findings are not shown"),
            "sarif" => ("\"ruleId\"", "19,901 more findings are not shown"),
            _ => ("error: ", "note: in `a.json` 19,901 more findings are not shown"),
        };
        let extra = usize::from(format == "json");
        assert_eq!(ran.out.matches(count).count(), 100 + extra, "{format}");
        assert!(ran.out.contains(reported), "{format}: {}", ran.out);
    }
    let ran = run(&folder, &["check", "a.json"]);
    assert!(ran.out.ends_with("\n20001 errors in 1 document\n"), "{}", ran.out);
    let ran = run(&folder, &["check", "--max-findings", "3", "a.json"]);
    assert_eq!(ran.out.matches("error: ").count(), 3);
    let all = run(&folder, &["check", "--max-findings", "0", "--format", "github", "a.json"]);
    assert_eq!(all.out.lines().count(), 20_001);
}

/// Messages do not grow with the names that they repeat.
#[test]
fn a_message_shows_the_start_of_a_long_name() {
    let folder = folder(&[("a.json", &WRONG.replace("AdminCreatUser", &"x".repeat(500_000)))]);
    for format in FORMATS {
        let ran = run(&folder, &["check", "--format", format, "a.json"]);
        assert!(ran.out.len() < 20_000, "{format}: {} bytes", ran.out.len());
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_in_a_folder_is_reported() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("policies/right.json", RIGHT)]);
    let at = |path: &str| folder.path().join(path);
    symlink(at("gone"), at("policies/broken.json")).unwrap();
    symlink(at("policies"), at("policies/folder.json")).unwrap();
    let made = Command::new("mkfifo").arg(at("policies/pipe.json")).status();
    assert!(made.unwrap().success());
    let ran = run(&folder, &["check", "policies"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.out, "no findings in 1 document\n");
    let reported: Vec<&str> = ran.err.lines().collect();
    let expected = [
        "error: cannot read `policies/broken.json`: the link is broken: No such file or directory (os error 2)",
        "error: cannot read `policies/folder.json`: it is a link to a directory",
        "error: cannot read `policies/pipe.json`: it is not a regular file",
    ];
    assert_eq!(reported, expected);
}

#[cfg(target_os = "linux")]
#[test]
fn an_unwritable_standard_error_is_no_panic() {
    let folder = folder(&[
        ("wrong.json", WRONG),
        ("other/other.json", "{\"a\": 1}"),
        ("other/right.json", RIGHT),
    ]);
    for arguments in [
        &["check", "gone.json"][..],
        &["check", "other"],
        &["fmt", "wrong.json"],
        &["expand", "wrong.json"],
        &["to-rust", "wrong.json"],
        &["explain", "gone"],
        &["no-such-command"],
        &["check"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let status = Command::new(assert_cmd::cargo::cargo_bin!("cognito-perms"))
            .current_dir(folder.path())
            .args(arguments)
            .stderr(full)
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(2), "{arguments:?}");
    }
}

/// Names that look the same when displayed have different locations.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = TempDir::new().unwrap();
    for byte in [0xfe, 0xff] {
        let name = [b"a", &[byte][..], b".json"].concat();
        fs::write(folder.path().join(Path::new(OsStr::from_bytes(&name))), WRONG).unwrap();
    }
    let ran = run(&folder, &["check", "--format", "sarif", "."]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let uri = |index: usize| {
        let place = &log["runs"][0]["results"][index]["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    assert_eq!((uri(0), uri(1)), ("a%FE.json".into(), "a%FF.json".into()));
    let ran = run(&folder, &["check", "."]);
    assert!(ran.out.contains(r" --> a\xfe.json:5:28"), "{}", ran.out);
    let ran = run_with(folder.path(), &["check", "-"], WRONG);
    assert!(ran.out.contains(" --> <stdin>:5:28"), "{}", ran.out);
    let output = Command::new(assert_cmd::cargo::cargo_bin!("cognito-perms"))
        .args([OsStr::new("explain"), OsStr::from_bytes(b"a\xff")])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stderr, b"error: an argument is not UTF-8\n");
}
