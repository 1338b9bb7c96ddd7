//! `check --fix`, `--unsafe-fixes` and `--diff`: which changes they make.

use super::{folder, run, run_with};
use serde_json::Value;
use std::fs;

/// A document with fixable findings: a host bit, which IAM ignores; a duplicate resource; a misspelled action.
const FIXABLE: &str = "{
\t\"Version\": \"2012-10-17\",
  \"Statement\": [ {
    \"Effect\":   \"allow\",
    \"Action\": \"cognito-idp:AdminGetUsr\",
    \"Resource\": [\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X\",
       \"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X\"],
    \"Condition\": { \"IpAddress\": { \"aws:SourceIp\": \"203.0.113.7/24\" } }
  }]
}";

fn safely_fixed() -> String {
    FIXABLE.replace("\"allow\"", "\"Allow\"").replace("203.0.113.7/24", "203.0.113.0/24")
}

fn completely_fixed() -> String {
    let duplicate = ",\n       \"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X\"]";
    safely_fixed().replace("AdminGetUsr", "AdminGetUser").replace(duplicate, "]")
}

#[test]
fn fix_applies_safe_edits_and_changes_nothing_else() {
    let folder = folder(&[("a.json", FIXABLE), ("other.json", "{\"name\": \"x\"}")]);
    let path = folder.path().join("a.json");
    let ran = run(&folder, &["check", ".", "--fix"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), safely_fixed());
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("unknown action `AdminGetUsr`"), "{}", ran.out);
    assert!(ran.err.contains("note: fixed 2 findings in 1 document"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("other.json")).unwrap(), "{\"name\": \"x\"}");

    // A second run changes nothing.
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let ran = run(&folder, &["check", "a.json", "--fix"]);
    assert!(!ran.err.contains("fixed"), "{}", ran.err);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);

    // A fixed name reveals another mistake, which is fixed too.
    let ran = run(
        &folder,
        &["check", "a.json", "--fix", "--unsafe-fixes", "--warn", "redundant_resource"],
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), completely_fixed());
    assert_eq!((&*ran.out, ran.status), ("no findings in 1 document\n", 0));
}

#[test]
fn what_is_allowed_is_not_fixed() {
    let folder = folder(&[("a.json", FIXABLE)]);
    run(&folder, &["check", "a.json", "--fix", "--allow", "improve_ip_range"]);
    let text = fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert_eq!(text, FIXABLE.replace("\"allow\"", "\"Allow\""));
}

#[test]
fn diff_shows_the_changes_and_makes_none() {
    let folder = folder(&[("a.json", FIXABLE), ("right.json", &completely_fixed())]);
    let ran = run(&folder, &["check", "a.json", "right.json", "--diff", "--unsafe-fixes"]);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), FIXABLE);
    assert_eq!(ran.status, 1);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines[..2], ["--- a/a.json", "+++ b/a.json"]);
    for line in [
        "-    \"Effect\":   \"allow\",",
        "+    \"Effect\":   \"Allow\",",
        "-    \"Action\": \"cognito-idp:AdminGetUsr\",",
        "+    \"Action\": \"cognito-idp:AdminGetUser\",",
    ] {
        assert!(lines.contains(&line), "no {line} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("right.json"), "{}", ran.out);
    let ran = run(&folder, &["check", "right.json", "--diff"]);
    assert_eq!((&*ran.out, ran.status), ("", 0));
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let folder = folder(&[]);
    let ran = run_with(
        folder.path(),
        &["check", "-", "--fix", "--unsafe-fixes", "--warn", "redundant_resource"],
        FIXABLE,
    );
    assert!(ran.out.starts_with(&completely_fixed()), "{}", ran.out);
    assert_eq!(ran.status, 0);
    let ran = run_with(folder.path(), &["check", "-", "--fix"], &completely_fixed());
    assert!(ran.out.starts_with(&completely_fixed()), "{}", ran.out);
}

#[test]
fn unsafe_fixes_need_something_to_fix() {
    let folder = folder(&[("a.json", FIXABLE)]);
    let ran = run(&folder, &["check", "a.json", "--unsafe-fixes"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("add `--fix` or `--diff`"), "{}", ran.err);
}

/// Strings with escapes are not changed, because their contents have no exact position.
#[test]
fn names_of_keys_in_other_brackets_become_variables() {
    let document = |user: &str, team: &str, identity: &str| {
        format!(
            r#"{{
  "Version": "2012-10-17",
  "Statement": {{
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "Resource": ["arn:aws:s3:::b/{user}/*", "arn:aws:s3:::b/{identity}/*"],
    "Condition": {{ "StringEquals": {{ "aws:PrincipalTag/team": "{team}" }} }}
  }}
}}"#
        )
    };
    let written = document(
        "$${aws:username}/#{aws:userid}",
        "aws:PrincipalTag/group",
        "${cognito-identity.amazonaws.com.sub}",
    );
    let folder = folder(&[("a.json", &written)]);
    let ran = run(
        &folder,
        &["check", "a.json", "--fix", "--unsafe-fixes", "--warn", "redundant_resource"],
    );
    let expected = document(
        "${aws:username}/${aws:userid}",
        "${aws:PrincipalTag/group}",
        "${cognito-identity.amazonaws.com:sub}",
    );
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), expected);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn what_has_escapes_is_left_alone() {
    let escaped =
        FIXABLE.replace("AdminGetUsr", "\\u0041dminGetUsr").replace("\"allow\"", "\"Allow\"");
    let folder = folder(&[("a.json", &escaped)]);
    run(&folder, &["check", "a.json", "--fix", "--unsafe-fixes", "--warn", "redundant_resource"]);
    let text = fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert!(text.contains("\\u0041dminGetUsr"), "{text}");
}

#[test]
fn json_and_sarif_have_the_edits() {
    let folder = folder(&[("a.json", FIXABLE)]);
    let ran = run(&folder, &["check", "a.json", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report["files"][0]["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|it| it["rule"] == rule).unwrap();
    let edit = &of("improve_ip_range")["edits"][0];
    let expected = serde_json::json!({
        "replacement": "\"203.0.113.0/24\"", "applicability": "safe",
        "line": 8, "column": 51, "end_line": 8, "end_column": 67,
    });
    assert_eq!(*edit, expected);
    let action = of("invalid_action");
    assert_eq!(action["edits"][0]["replacement"], "AdminGetUser");
    assert_eq!(action["edits"][0]["applicability"], "unsafe");
    let arguments = serde_json::json!({ "name": "AdminGetUsr", "service": "cognito-idp" });
    assert_eq!(action["arguments"], arguments);

    let ran = run(&folder, &["check", "a.json", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|it| it["ruleId"] == "invalid_action").unwrap();
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a.json");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "AdminGetUser");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|it| it["id"] == "invalid_action").unwrap();
    assert!(rule["helpUri"].as_str().unwrap().ends_with("/rules/index.html#invalid_action"));
}
