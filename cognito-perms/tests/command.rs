//! The command line through its binary: what it prints, and its exit status.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const RIGHT: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:ListUserPools","Resource":"*"}}"#;
const WARNING: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["cognito-idp:SignUp","s3:GetObject"],"Resource":"*"}}"#;
const WRONG: &str = "{
  \"Version\": \"2012-10-17\",
  \"Statement\": {
    \"Effect\": \"Allow\",
    \"Action\": \"cognito-idp:AdminCreatUser\",
    \"Resource\": \"*\"
  }
}
";

/// A folder with some files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What was printed, what was complained of, and the exit status.
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
fn check_tells_by_its_status_whether_there_is_an_error() {
    let folder = folder(&[("right.json", RIGHT), ("warning.json", WARNING), ("wrong.json", WRONG)]);
    for (arguments, status) in [
        (&["check", "right.json"][..], 0),
        (&["check", "warning.json"], 0),
        (&["check", "wrong.json"], 1),
        (&["check", "right.json", "wrong.json"], 1),
        (&["check", "."], 1),
        (&["check", "warning.json", "--deny", "no_effect_action"], 1),
        (&["check", "warning.json", "--deny", "NO_EFFECT_ACTION"], 1),
        (&["check", "wrong.json", "--unchecked", "cognito-idp:AdminCreatUser"], 0),
        (&["check", "no_such.json"], 2),
        (&["check", "no_such.json", "wrong.json"], 2),
        (&["check"], 2),
        (&["check", "right.json", "--format", "xml"], 2),
        (&["check", "right.json", "--quota", "huge"], 2),
        (&["check", "right.json", "--allow", "no_such_rule"], 2),
        (&["check", "right.json", "--allow", "invalid_action"], 2),
        (&["no-such-command"], 2),
        (&[], 2),
    ] {
        let ran = run(&folder, arguments);
        assert_eq!(ran.status, status, "{arguments:?}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.err.is_empty(), status < 2, "{arguments:?}\n{}", ran.err);
    }
}

#[test]
fn check_prints_the_lines_in_the_look_of_rustc() {
    let folder = folder(&[("wrong.json", WRONG)]);
    let expected = "\
error: unknown action `AdminCreatUser` in `cognito-idp`
 --> wrong.json:5:28
  |
5 |     \"Action\": \"cognito-idp:AdminCreatUser\",
  |                            ^^^^^^^^^^^^^^
  |
  = help: an action with a similar name exists: `AdminCreateUser`
  = rule: invalid_action

1 error in 1 document
";
    assert_eq!(run(&folder, &["check", "wrong.json"]).out, expected);
    // Colours only where someone sees them, or on demand.
    let coloured = run(&folder, &["check", "wrong.json", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}["), "{coloured}");
}

/// What the README shows is what the command prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let path = "cognito-perms/examples/policies/support.json";
    let ran = run_with(&root, &["check", path], "");
    let shown = format!("cargo run --features cli -- check {path}\n```\n\n```text\n{}```", ran.out);
    assert!(readme.contains(&shown), "{}", ran.out);
}

#[test]
fn check_counts_what_it_does_not_check() {
    let folder = folder(&[("warning.json", WARNING)]);
    let ran = run(&folder, &["check", "warning.json"]);
    let summary =
        "1 warning in 1 document; 1 action is not in the catalogue, and was not checked\n";
    assert!(ran.out.ends_with(summary), "{}", ran.out);
}

#[test]
fn check_reads_standard_input() {
    let folder = folder(&[]);
    let ran = run_with(folder.path(), &["check", "-"], WRONG);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains(" --> <stdin>:5:28\n"), "{}", ran.out);
}

#[test]
fn check_reads_standard_input_once() {
    let ran = run_with(TempDir::new().unwrap().path(), &["check", "-", "-"], RIGHT);
    assert_eq!((ran.status, ran.out.as_str()), (0, "nothing wrong in 1 document\n"));
}

#[test]
fn check_passes_over_no_document_that_holds_a_policy() {
    let document = format!("{{\"RoleName\": \"x\", \"policyDocument\": {RIGHT}}}");
    let folder = folder(&[("answer.json", &document)]);
    let ran = run(&folder, &["check", "."]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("= help: the policy is what stands in `policyDocument`"),
        "{}",
        ran.out
    );
}

#[test]
fn check_searches_folders_and_names_what_it_passes_over() {
    let folder = folder(&[
        ("policies/deep/wrong.JSON", WRONG),
        ("policies/right.json", RIGHT),
        ("policies/package.json", r#"{"name": "x", "version": "1.0.0"}"#),
        ("policies/notes.txt", "no policy"),
        ("policies/.hidden/wrong.json", WRONG),
        ("empty/notes.txt", ""),
    ]);
    let ran = run(&folder, &["check", "policies"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.out.ends_with("1 error in 2 documents\n"), "{}", ran.out);
    let note = "note: passed over `policies/package.json`, which holds no policy\n";
    assert_eq!(ran.err, note);
    // Whoever names the file means it.
    assert_eq!(run(&folder, &["check", "policies/package.json"]).status, 1);
    let ran = run(&folder, &["check", "empty"]);
    assert_eq!(ran.err, "error: there is no `.json` file in `empty`\n");
    assert_eq!(ran.status, 2);
}

#[cfg(unix)]
#[test]
fn check_follows_links_to_files_and_no_others() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("store/wrong.json", WRONG), ("policies/right.json", RIGHT)]);
    let at = |path: &str| folder.path().join(path);
    symlink(at("store/wrong.json"), at("policies/link.json")).unwrap();
    symlink(at("policies"), at("policies/circle")).unwrap();
    let ran = run(&folder, &["check", "policies"]);
    assert!(ran.out.ends_with("1 error in 2 documents\n"), "{}{}", ran.out, ran.err);
}

#[test]
fn check_passes_over_what_cannot_be_a_policy() {
    let folder = folder(&[
        ("right.json", RIGHT),
        ("lines.json", "{\"a\": 1}\n{\"a\": 2}\n"),
        ("empty.json", ""),
        ("lock.json", &" ".repeat(1 << 21)),
        ("broken.json", "{\"Statement\": ["),
    ]);
    let ran = run(&folder, &["check", "."]);
    assert!(ran.out.ends_with("1 error in 2 documents\n"), "{}", ran.out);
    assert!(ran.err.contains("passed over 3 files"), "{}", ran.err);
}

#[test]
fn check_says_what_it_cannot_read_and_goes_on() {
    let folder = folder(&[("wrong.json", WRONG)]);
    let ran = run(&folder, &["check", "gone.json", "wrong.json"]);
    assert!(ran.err.starts_with("error: cannot read `gone.json`: "), "{}", ran.err);
    assert!(ran.out.contains("AdminCreatUser"), "{}", ran.out);
    let ran = run(&folder, &["check", "wrong.json", "--deny", "missing_verson"]);
    assert!(
        ran.err.contains("a rule with a similar name exists: `missing_version`"),
        "{}",
        ran.err
    );
    let ran = run(&folder, &["check", "wrong.json", "--allow", "invalid_action"]);
    assert!(ran.err.contains("the rule is an error, and has no other level"), "{}", ran.err);
}

#[test]
fn check_reports_what_is_allowed_by_default_on_demand() {
    let document = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:ListUsers","Resource":"*"}}"#;
    let folder = folder(&[("broad.json", document)]);
    assert_eq!(run(&folder, &["check", "broad.json"]).out, "nothing wrong in 1 document\n");
    let ran = run(&folder, &["check", "broad.json", "--all"]);
    assert!(ran.out.starts_with("note: each action"), "{}", ran.out);
    assert!(ran.out.ends_with("1 note in 1 document\n"), "{}", ran.out);
    assert_eq!(run(&folder, &["check", "broad.json", "--deny", "broad_resource"]).status, 1);
}

#[test]
fn check_knows_the_quotas() {
    let pool = |it| format!("\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_{it:05}\"");
    let pools: Vec<_> = (0..50).map(pool).collect();
    let document = RIGHT
        .replace("\"*\"", &format!("[{}]", pools.join(",")))
        .replace("ListUserPools", "AdminGetUser");
    let folder = folder(&[("pools.json", &document)]);
    for (quota, status) in [("managed", 0), ("role", 0), ("user", 1), ("session", 1)] {
        assert_eq!(run(&folder, &["check", "pools.json", "--quota", quota]).status, status);
    }
}

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
        }], "unchecked_actions": 0 },
        { "file": "warning.json", "findings": [{
            "rule": "no_effect_action", "level": "warn",
            "message": "`cognito-idp:SignUp` has no effect in an identity policy",
            "help": "anyone may call `SignUp`, IAM is not asked: leave it out",
            "line": 1, "column": 65, "end_line": 1, "end_column": 85,
        }], "unchecked_actions": 1 },
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
fn check_answers_whatever_a_file_holds() {
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

#[test]
fn explain_knows_names_of_every_kind() {
    let folder = folder(&[]);
    for (name, wanted) in [
        (
            "AdminCreateUser",
            &["Write", "userpool (required)", "IAM", "allow AdminCreateUser on userpool("][..],
        ),
        ("cognito-idp:signup", &["action cognito-idp:SignUp", "IAM is not asked"]),
        ("CreateUserImportJob", &["iam:PassRole"]),
        ("ListUserPools", &["none: only `*`"]),
        ("Admin*User", &["`Admin*User` matches ", "cognito-idp:AdminCreateUser "]),
        (
            "missing_qualifier",
            &[
                "MISSING_QUALIFIER of IAM",
                "As a literal, wrong:",
                "As a document, wrong:",
                "and right:",
            ],
        ),
        ("MISSING_QUALIFIER", &["rule missing_qualifier"]),
        ("aws:SourceIp", &["IPAddress", "NotIpAddress", "every action"]),
        ("aws:resourcetag/team", &["resource type userpool"]),
        ("StringLike", &["`*` and `?` in values", "\"StringLike\": {"]),
        (
            "forallvalues:stringequalsifexists",
            &["ForAllValues:StringEqualsIfExists", "aws:TagKeys"],
        ),
        ("BinaryEquals", &["\"BinaryEquals\": {\"svc:Key\""]),
        ("Null", &["condition operator Null"]),
        ("userpool", &["resource type userpool", "arn:${Partition}:cognito-idp"]),
    ] {
        let ran = run(&folder, &["explain", name]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        for text in wanted {
            assert!(ran.out.contains(text), "{name}: no {text:?} in\n{}", ran.out);
        }
    }
    let ran = run(&folder, &["explain", "AdminCreatUser"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("a similar name is `AdminCreateUser`"), "{}", ran.err);
}

#[test]
fn explain_knows_every_rule() {
    let folder = folder(&[]);
    for rule in cognito_perms::Rule::ALL {
        let ran = run(&folder, &["explain", rule.name()]);
        assert_eq!(ran.status, 0, "{rule}");
        assert!(ran.out.contains(rule.explanation().trim().lines().next().unwrap()), "{}", ran.out);
    }
}

#[test]
fn actions_are_listed_by_level_resource_and_pattern() {
    let folder = folder(&[]);
    let lines = |arguments: &[&str]| run(&folder, arguments).out.lines().count() - 1;
    assert!(lines(&["actions"]) >= 129);
    let writes = lines(&["actions", "--level", "Write"]);
    let both = lines(&["actions", "--level", "Write", "--level", "Tagging"]);
    assert!(writes < both && both < lines(&["actions"]));
    let ran = run(&folder, &["actions", "--resource", "webacl", "--format", "json"]);
    let actions: Value = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<_> =
        actions.as_array().unwrap().iter().map(|it| it["action"].as_str().unwrap()).collect();
    assert!(names.contains(&"cognito-idp:AssociateWebACL"), "{names:?}");
    assert!(names.len() < 6, "{names:?}");
    let ran = run(&folder, &["actions", "--matching", "admincreate*"]);
    assert!(
        ran.out.contains("cognito-idp:AdminCreateUser  Write  userpool (required)  IAM"),
        "{}",
        ran.out
    );
    let ran = run(&folder, &["actions", "--resource", "userpol"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`userpool`"), "{}", ran.err);
    assert_eq!(run(&folder, &["actions", "--level", "Writ"]).status, 2);
}

#[test]
fn to_rust_writes_a_literal() {
    let document = r#"{"Version":"2012-10-17","Statement":[
        {"Sid":"Users","Effect":"Allow","Action":["cognito-idp:AdminCreateUser","s3:Get*"],
         "Resource":"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E",
         "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"StringEquals":{"s3:prefix":["a","b"]}}},
        {"Effect":"Deny","NotAction":"*:*","Resource":"*"}]}"#;
    let folder = folder(&[
        ("wrong.json", document),
        ("right.json", &document.replace(r#""*:*""#, r#""iam:*""#)),
    ]);
    let ran =
        run(&folder, &["to-rust", "right.json", "--quota", "role", "--deny", "broad_resource"]);
    let expected = r#"policy! {
    #![quota = "role"]
    #![deny(broad_resource)]

    Users: allow AdminCreateUser, unchecked("s3:Get*")
        on userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
        if aws:MultiFactorAuthPresent Bool true
        and unchecked("s3:prefix") StringEquals ["a", "b"];

    deny not unchecked("iam:*") on *;
}
"#;
    assert_eq!(ran.out, expected, "{}", ran.err);
    let ran = run(&folder, &["to-rust", "wrong.json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("rule: empty_action_set"), "{}", ran.err);
}

#[test]
fn expand_writes_what_patterns_stand_for() {
    let document =
        RIGHT.replace("\"cognito-idp:ListUserPools\"", r#"["cognito-idp:AdminCreate*","s3:*"]"#);
    let folder = folder(&[("a.json", &document)]);
    let ran = run(&folder, &["expand", "--minified", "a.json"]);
    assert!(ran.out.contains(r#""Action":["cognito-idp:AdminCreateUser","s3:*"]"#), "{}", ran.out);
    let ran = run_with(folder.path(), &["expand", "-"], &RIGHT.replace("ListUserPools", "*"));
    // More than any quota takes: that is for `check`.
    assert!(ran.out.matches("cognito-idp:").count() >= 100, "{}", ran.out);
    assert_eq!(ran.status, 0);
    // Lints are for `check` too.
    let document = RIGHT.replace("cognito-idp:ListUserPools", "iam:PassRole");
    assert_eq!(run_with(folder.path(), &["expand", "-"], &document).status, 0);
}

/// On a pool, `List*` stands for what can be used on a pool.
#[test]
fn expand_writes_what_the_statement_can_reach() {
    let document = RIGHT
        .replace("ListUserPools", "List*")
        .replace("\"*\"", "\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_Ab12Cd34E\"");
    let folder = folder(&[("a.json", &document)]);
    let ran = run(&folder, &["expand", "a.json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("cognito-idp:ListUsers\""), "{}", ran.out);
    assert!(!ran.out.contains("ListUserPools\""), "{}", ran.out);
}

/// Every character that IAM takes comes out again, U+007F too, which terminals do not show.
#[test]
fn fmt_loses_no_character() {
    let text: String = ('\u{20}'..='\u{ff}').filter(|it| !"\"\\$*?".contains(*it)).collect();
    let document = RIGHT
        .replace("\"*\"", &format!("\"arn:aws:s3:::{text}\""))
        .replace("cognito-idp:ListUserPools", "s3:*");
    let ran = run_with(TempDir::new().unwrap().path(), &["fmt", "--minified", "-"], &document);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let written: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(written["Statement"][0]["Resource"], format!("arn:aws:s3:::{text}"));
}

#[test]
fn fmt_writes_an_empty_list_as_it_is() {
    let document = RIGHT.replace("\"*\"", "[]");
    let ran = run_with(TempDir::new().unwrap().path(), &["fmt", "-"], &document);
    assert!(ran.out.contains("\"Resource\": []\n"), "{}", ran.out);
}

#[test]
fn fmt_writes_the_canonical_form() {
    let document = "{ \"Statement\": [{\"Resource\": [\"*\"], \"Action\": [\"cognito-idp:listuserpools\"], \"Effect\": \"Allow\"}],\r\n \"Version\": \"2012-10-17\"}";
    let canonical = RIGHT.replace("{\"Effect", "[{\"Effect").replace("}}", "}]}");
    let folder = folder(&[("a.json", document), ("wrong.json", WRONG)]);
    assert_eq!(run(&folder, &["fmt", "a.json", "--minified"]).out, format!("{canonical}\n"));
    let pretty = run(&folder, &["fmt", "a.json"]).out;
    assert!(
        pretty.starts_with("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n"),
        "{pretty}"
    );
    let again = run_with(folder.path(), &["fmt", "-"], &pretty).out;
    assert_eq!(again, pretty);
    assert_eq!(run(&folder, &["fmt", "a.json", "--write"]).out, "");
    // What stands there already is not written again.
    let written =
        |folder: &TempDir| fs::metadata(folder.path().join("a.json")).unwrap().modified().unwrap();
    let before = written(&folder);
    assert_eq!(run(&folder, &["fmt", "a.json", "--write"]).status, 0);
    assert_eq!(written(&folder), before);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), pretty);
    // What cannot be read is not written.
    let ran = run(&folder, &["fmt", "wrong.json", "--write"]);
    assert_eq!(ran.status, 1);
    assert_eq!(fs::read_to_string(folder.path().join("wrong.json")).unwrap(), WRONG);
    assert_eq!(run_with(folder.path(), &["fmt", "-", "--write"], RIGHT).status, 2);
}

#[test]
fn help_shows_an_example_of_each_command() {
    let folder = folder(&[]);
    for command in ["check", "explain", "actions", "to-rust", "expand", "fmt", "completions"] {
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
