//! `check`: its inputs, its exit status, and its output for people.

use super::{RIGHT, WARNING, WRONG, folder, run, run_with};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

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
    // Colors are used only on a terminal or on demand.
    let coloured = run(&folder, &["check", "wrong.json", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}["), "{coloured}");
}

/// The README shows the output of the command.
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
        "2 warnings in 1 document; 1 action was not checked because it is not in the catalog\n";
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
    assert_eq!((ran.status, ran.out.as_str()), (0, "no findings in 1 document\n"));
}

#[test]
fn check_skips_no_document_that_contains_a_policy() {
    let document = format!("{{\"RoleName\": \"x\", \"policyDocument\": {RIGHT}}}");
    let folder = folder(&[("answer.json", &document)]);
    let ran = run(&folder, &["check", "."]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("= help: use the value of `policyDocument`"), "{}", ran.out);
}

/// What the AWS CLI prints is not a policy, but often contains one.
#[test]
fn check_says_where_the_policy_is_in_the_output_of_the_aws_cli() {
    let version = format!(r#"{{"PolicyVersion": {{"Document": {RIGHT}, "VersionId": "v1"}}}}"#);
    let role_policy =
        format!(r#"{{"RoleName": "r", "PolicyName": "p", "PolicyDocument": {RIGHT}}}"#);
    let policy = r#"{"Policy": {"PolicyName": "p", "DefaultVersionId": "v1"}}"#;
    let role = r#"{"Role": {"RoleName": "r", "AssumeRolePolicyDocument": {}}}"#;
    for (document, message, help) in [
        (&*version, "1:20\n", "use the value of `PolicyVersion.Document`: the policy is there"),
        (&*role_policy, "1:38\n", "use the value of `PolicyDocument`: the policy is there"),
        (
            policy,
            "found the description of one\n",
            "get the policy with `aws iam get-policy-version`",
        ),
        (role, "found a role with a trust policy\n", "use the value of `AssumeRolePolicyDocument`"),
    ] {
        let folder = folder(&[("answer.json", document)]);
        let ran = run(&folder, &["check", "answer.json"]);
        assert_eq!(ran.status, 1);
        assert!(ran.out.contains(message) && ran.out.contains(help), "{}", ran.out);
        assert!(ran.out.contains("\n1 error in 1 document\n"), "{}", ran.out);
    }
}

#[test]
fn check_says_that_a_file_is_not_json() {
    let files =
        [("main.tf", "resource \"x\" {}\n"), ("p.yaml", "Version: 1\n"), ("P.YML", "a: 1\n")];
    let folder = folder(&[&files[..], &[("json.yaml", RIGHT)]].concat());
    for (name, format) in [("main.tf", "Terraform code"), ("p.yaml", "YAML"), ("P.YML", "YAML")] {
        for command in [&["check", name][..], &["to-rust", name]] {
            let ran = run(&folder, command);
            let expected = format!("error: cannot read `{name}`: it is {format}, not JSON\n");
            assert_eq!((ran.status, &*ran.out, ran.err), (2, "", expected));
        }
    }
    // JSON is also YAML.
    assert_eq!(run(&folder, &["check", "json.yaml"]).status, 0);
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
    let note = "note: skipped `policies/package.json`, which does not contain a policy\n";
    assert_eq!(ran.err, note);
    // A file that is named explicitly is always checked.
    assert_eq!(run(&folder, &["check", "policies/package.json"]).status, 1);
    let ran = run(&folder, &["check", "empty"]);
    assert_eq!(ran.err, "error: no `.json` file in `empty`\n");
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
    assert!(ran.err.contains("skipped 3 files"), "{}", ran.err);
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
    assert!(
        ran.err.contains("this rule is always an error, and its level cannot be changed"),
        "{}",
        ran.err
    );
}

#[test]
fn check_reports_what_is_allowed_by_default_on_demand() {
    let document = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:ListUsers","Resource":"*"}}"#;
    let folder = folder(&[("broad.json", document)]);
    assert_eq!(run(&folder, &["check", "broad.json"]).out, "no findings in 1 document\n");
    let ran = run(&folder, &["check", "broad.json", "--all"]);
    assert!(ran.out.starts_with("note: the actions"), "{}", ran.out);
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

/// Mismatches are errors for reviewed services and warnings for others. Only the warnings have a level that can be set.
#[test]
fn check_allows_the_warnings_of_a_rule_of_facts() {
    let document = |service: &str, action: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{service}:{action}","Resource":"arn:aws:{service}:us-east-1:123456789012:no-such-type/x"}}}}"#
        )
    };
    let (unreviewed, reviewed) = (document("ses", "SendEmail"), document("dynamodb", "GetItem"));
    let folder = folder(&[("unreviewed.json", &unreviewed), ("reviewed.json", &reviewed)]);
    for (arguments, status) in [
        (&["check", "unreviewed.json"][..], 0),
        (&["check", "unreviewed.json", "--deny", "invalid_arn_resource"], 1),
        (&["check", "reviewed.json"], 1),
        (&["check", "reviewed.json", "--allow", "invalid_arn_resource"], 1),
    ] {
        let ran = run(&folder, arguments);
        assert_eq!(ran.status, status, "{arguments:?}\n{}{}", ran.out, ran.err);
    }
    let ran = run(&folder, &["check", "unreviewed.json", "--allow", "invalid_arn_resource"]);
    assert_eq!((ran.status, &*ran.out), (0, "no findings in 1 document\n"));
}

#[test]
fn check_compares_documents_with_a_boundary() {
    let allow = |action: &str| {
        format!(
            r#"{{"Version": "2012-10-17", "Statement": {{"Sid": "Own", "Effect": "Allow", "Action": "{action}", "Resource": "*"}}}}"#
        )
    };
    let folder = folder(&[
        ("boundary.json", &allow("cognito-idp:List*")),
        ("policies/list.json", &allow("cognito-idp:ListUserPools")),
        ("policies/create.json", &allow("cognito-idp:CreateUserPool")),
        ("package.json", "{}"),
    ]);
    let ran = run(&folder, &["check", "policies", "package.json", "--within", "boundary.json"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let why = "statement `Own` allows `cognito-idp:CreateUserPool` for the resource `*`";
    assert_eq!(ran.out.matches("not_within").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("policies/create.json:1") && ran.out.contains(why), "{}", ran.out);
    let ran = run(&folder, &["check", "policies/list.json", "--within", "boundary.json"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let ran = run(&folder, &["check", "policies/list.json", "--within", "none.json"]);
    assert_eq!(ran.status, 2, "{}", ran.out);
}
