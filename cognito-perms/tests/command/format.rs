//! `check`: its formats for programs, and files with arbitrary contents.

use super::{RIGHT, WARNING, WRONG, folder, run};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

#[test]
fn check_writes_json() {
    let folder = folder(&[("wrong.json", WRONG), ("warning.json", WARNING)]);
    let ran = run(&folder, &["check", "--format", "json", "wrong.json", "warning.json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let expected = serde_json::json!({ "files": [
        { "file": "wrong.json", "findings": [{
            "rule": "invalid_action", "level": "error",
            "message": "unknown action `AdminCreatUser` in `cognito-idp`",
            "help": "an action with a similar name exists: `AdminCreateUser`",
            "line": 5, "column": 28, "end_line": 5, "end_column": 42,
            "arguments": { "name": "AdminCreatUser", "service": "cognito-idp" },
            "edits": [{
                "replacement": "AdminCreateUser", "applicability": "unsafe",
                "line": 5, "column": 28, "end_line": 5, "end_column": 42,
            }],
        }], "policy_type": "identity", "unchecked_actions": 0 },
        { "file": "warning.json", "findings": [{
            "rule": "no_effect_action", "level": "warn",
            "message": "`cognito-idp:SignUp` has no effect in an identity policy",
            "help": "remove it: anyone can call `SignUp` without IAM permission",
            "line": 1, "column": 65, "end_line": 1, "end_column": 85,
            "arguments": { "actions": "cognito-idp:SignUp" },
        }, {
            "rule": "retired_action", "level": "warn",
            "message": "AWS has retired the service `macie`",
            "help": "use the service that replaced it, or remove the action",
            "line": 1, "column": 86, "end_line": 1, "end_column": 103,
            "arguments": { "service": "macie" },
        }], "policy_type": "identity", "unchecked_actions": 1 },
    ] });
    assert_eq!(report, expected);
    assert_eq!(ran.status, 1);
}

#[test]
fn check_writes_sarif() {
    let folder = folder(&[("a b/wrong.json", WRONG)]);
    let ran = run(&folder, &["check", "--format", "sarif", "a b"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "invalid_action");
    let result = &run["results"][0];
    assert_eq!(result["ruleIndex"], 0);
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/wrong.json");
    assert_eq!(place["region"]["startLine"], 5);
    assert_eq!(place["region"]["endColumn"], 42);
}

#[test]
fn check_writes_annotations_of_a_github_workflow() {
    let folder = folder(&[("wrong.json", WRONG)]);
    let ran = run(&folder, &["check", "--format", "github", "wrong.json"]);
    let expected = "::error file=wrong.json,line=5,endLine=5,col=28,endColumn=42,title=invalid_action::\
        unknown action `AdminCreatUser` in `cognito-idp`%0A\
        help: an action with a similar name exists: `AdminCreateUser`\n";
    assert_eq!(ran.out, expected);
}

#[test]
fn check_answers_whatever_a_file_contains() {
    let folder = TempDir::new().unwrap();
    let files: [(&str, Vec<u8>); 8] = [
        ("utf16.json", RIGHT.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("bom.json", [b"\xef\xbb\xbf", RIGHT.as_bytes()].concat()),
        ("latin.json", b"{\"a\": \"\xe9\"}".to_vec()),
        ("nul.json", b"{\"a\": \"\0\"}".to_vec()),
        ("empty.json", Vec::new()),
        ("deep.json", b"[".repeat(1 << 20)),
        ("large.json", b" ".repeat((1 << 20) + 1)),
        ("escape.json", b"{\"\x1b[31m\": 1}".to_vec()),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        for format in ["human", "json", "sarif", "github"] {
            let ran = run(&folder, &["check", "--format", format, name]);
            assert_eq!(ran.status, 1, "{name} {format}: {}{}", ran.out, ran.err);
            assert!(!ran.out.contains('\u{1b}'), "{name} {format}");
        }
    }
    let crlf = WRONG.replace('\n', "\r\n");
    fs::write(folder.path().join("crlf.json"), crlf).unwrap();
    assert!(run(&folder, &["check", "crlf.json"]).out.contains("crlf.json:5:28\n"));
}
