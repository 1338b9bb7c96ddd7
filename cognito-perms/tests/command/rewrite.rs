//! `to-rust`, `expand` and `fmt`: the documents and literals that they write.

use super::{RIGHT, WRONG, folder, run, run_with};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

#[test]
fn to_rust_writes_a_literal() {
    let document = r#"{"Version":"2012-10-17","Statement":[
        {"Sid":"Users","Effect":"Allow","Action":["cognito-idp:*","s3:ListBucket"],
         "Resource":["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E","arn:aws:s3:::reports"],
         "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"StringLikeIfExists":{"s3:prefix":["a","b"]}}},
        {"Effect":"Allow","Action":["s3:GetObject","dynamodb:GetItem","logs:PutLogEvents"],
         "Resource":["arn:aws:s3:::reports/2026/*","arn:aws:dynamodb:eu-west-1:*:table/users",
                     "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f:*"]},
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

    Users: allow cognito-idp:*, s3:ListBucket
        on userpool("eu-west-1_Ab12Cd34E", account = "123456789012"), s3:bucket("reports")
        if aws:MultiFactorAuthPresent Bool true
        and s3:prefix StringLikeIfExists ["a", "b"];

    allow s3:GetObject, dynamodb:GetItem, logs:PutLogEvents
        on
            s3:object("reports", "2026/*"), dynamodb:table("users", region = "eu-west-1"),
            logs:log-group("/aws/lambda/f", region = "eu-west-1", account = "123456789012");

    deny not iam:* on *;
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
        RIGHT.replace("\"cognito-idp:ListUserPools\"", r#"["cognito-idp:AdminCreate*","macie:*"]"#);
    let folder = folder(&[("a.json", &document)]);
    let ran = run(&folder, &["expand", "--minified", "a.json"]);
    assert!(
        ran.out.contains(r#""Action":["cognito-idp:AdminCreateUser","macie:*"]"#),
        "{}",
        ran.out
    );
    let ran = run_with(folder.path(), &["expand", "-"], &RIGHT.replace("ListUserPools", "*"));
    // The result exceeds every quota, which only `check` reports.
    assert!(ran.out.matches("cognito-idp:").count() >= 100, "{}", ran.out);
    assert_eq!(ran.status, 0);
    // Lints are left to `check` too.
    let document = RIGHT.replace("cognito-idp:ListUserPools", "iam:PassRole");
    assert_eq!(run_with(folder.path(), &["expand", "-"], &document).status, 0);
}

/// On a user pool, `List*` expands to the actions that can be used on a user pool.
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

/// The rules for names do not apply to patterns, but they do apply to the result, and no result is an empty list.
#[test]
fn expand_takes_what_check_takes() {
    let pool = "\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_Ab12Cd34E\"";
    let whole = RIGHT.replace("ListUserPools", "*").replace("\"*\"", pool);
    let tags = RIGHT.replace("ListUserPools", "*Tag*").replace(
        "\"*\"",
        &format!("{pool},\"Condition\":{{\"StringEquals\":{{\"aws:RequestTag/x\":\"y\"}}}}"),
    );
    // Without the tag the deny always applies, so omitting an action would remove a restriction.
    let denied = tags.replace("Allow", "Deny").replace("StringEquals", "StringNotEquals");
    let nothing = RIGHT.replace("ListUserPools", "Sign*");
    let stay = "note: the patterns of statement 1 were kept: ";
    for (document, wanted, rendered) in [
        (whole, "\"cognito-idp:AdminGetUser\"", "`cognito-idp:AssociateWebACL`"),
        (
            tags,
            "\"Action\": \"cognito-idp:TagResource\"",
            "note: statement 1 can never apply to `cognito-idp:ListTagsForResource`, `cognito-idp:UntagResource`: omitted\n",
        ),
        (denied, "\"Action\": \"cognito-idp:*Tag*\"", stay),
        (nothing, "\"Action\": \"cognito-idp:Sign*\"", ""),
    ] {
        let folder = TempDir::new().unwrap();
        let ran = run_with(folder.path(), &["expand", "-"], &document);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(ran.out.contains(wanted), "{}", ran.out);
        assert!(ran.err.contains(rendered), "{}", ran.err);
        let checked = run_with(folder.path(), &["check", "-"], &ran.out);
        assert_eq!(checked.status, 0, "{}", checked.out);
    }
}

/// Every character that IAM accepts is written again, including U+007F, which terminals do not show.
#[test]
fn fmt_loses_no_character() {
    let text: String = ('\u{20}'..='\u{ff}').filter(|it| !"\"\\$*?".contains(*it)).collect();
    let document = RIGHT
        .replace("\"*\"", &format!("\"arn:aws:s3:::x/{text}\""))
        .replace("cognito-idp:ListUserPools", "s3:*");
    let ran = run_with(TempDir::new().unwrap().path(), &["fmt", "--minified", "-"], &document);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let written: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(written["Statement"][0]["Resource"], format!("arn:aws:s3:::x/{text}"));
}

#[test]
fn fmt_writes_no_list_that_iam_rejects() {
    let document = RIGHT.replace("\"*\"", "[]");
    let ran = run_with(TempDir::new().unwrap().path(), &["fmt", "-"], &document);
    assert_eq!((ran.status, &*ran.out), (1, ""));
    assert!(ran.err.contains("rule: empty_array_resource"), "{}", ran.err);
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
    // An unchanged file is not written again.
    let written =
        |folder: &TempDir| fs::metadata(folder.path().join("a.json")).unwrap().modified().unwrap();
    let before = written(&folder);
    assert_eq!(run(&folder, &["fmt", "a.json", "--write"]).status, 0);
    assert_eq!(written(&folder), before);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), pretty);
    // An invalid document is not overwritten.
    let ran = run(&folder, &["fmt", "wrong.json", "--write"]);
    assert_eq!(ran.status, 1);
    assert_eq!(fs::read_to_string(folder.path().join("wrong.json")).unwrap(), WRONG);
    assert_eq!(run_with(folder.path(), &["fmt", "-", "--write"], RIGHT).status, 2);
}
