//! `prove`: claims about a policy, and the requests that disprove them.

use super::{folder, run};
use serde_json::Value;

const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": [
  {"Sid": "Admins", "Effect": "Allow", "Action": "cognito-idp:*", "Resource": "*"},
  {"Sid": "Mfa", "Effect": "Deny", "Action": "cognito-idp:DeleteUserPool", "Resource": "*",
   "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}
]}"#;

const RECENT: &str = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cognito-idp:AdminGetUser",
  "Resource": "*", "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}}"#;

const VARIABLE: &str = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cognito-idp:AdminGetUser",
  "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}}}"#;

#[test]
fn prove_answers_with_its_exit_status() {
    let folder = folder(&[("p.json", POLICY), ("recent.json", RECENT), ("own.json", VARIABLE)]);
    for (policy, claim, status) in [
        ("p.json", &["--never", "s3:*"][..], 0),
        ("p.json", &["--never", "AdminDeleteUser on *"], 1),
        ("p.json", &["--never", "DeleteUserPool on * if aws:MultiFactorAuthPresent Bool false"], 0),
        ("p.json", &["--never", "DeleteUserPool on userpool(\"eu-west-1_A\")"], 1),
        ("p.json", &["--allows", "AdminGetUser, level(Read) on userpool(*)"], 0),
        ("p.json", &["--allows", "DeleteUserPool on userpool(*)"], 1),
        (
            "recent.json",
            &["--allows", "AdminGetUser on * if aws:MultiFactorAuthAge NumericLessThan 60"],
            0,
        ),
        ("recent.json", &["--within", "p.json"], 0),
        ("p.json", &["--within", "recent.json"], 1),
        ("p.json", &["--equals", "p.json"], 0),
        ("recent.json", &["--equals", "p.json"], 1),
        // It depends on the values of a variable.
        ("own.json", &["--never", "AdminGetUser on * if aws:ResourceTag/team StringEquals red"], 3),
        ("p.json", &["--within", "none.json"], 2),
    ] {
        let ran = run(&folder, &[&["prove", policy], claim].concat());
        assert_eq!(ran.status, status, "{claim:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn prove_shows_a_request_that_disproves() {
    let folder = folder(&[("p.json", POLICY), ("recent.json", RECENT)]);
    let claim = ["prove", "recent.json", "--never", "AdminGetUser on userpool(\"eu-west-1_A\")"];
    let ran = run(&folder, &claim);
    assert_eq!(
        ran.out,
        "does not hold; a counterexample, with what the policy says:\n\n\
         allowed: cognito-idp:AdminGetUser on arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-west-1_A\n  \
         statement 1 allows it\n  \
         with `aws:MultiFactorAuthAge` = `1`\n\n\
         in Rust: Request::new(Action::AdminGetUser)\
         .on(\"arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-west-1_A\")\
         .with(Key::MULTI_FACTOR_AUTH_AGE, 1)\n",
    );
    let ran = run(&folder, &[&claim[..], &["--format", "json"]].concat());
    let output: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(output["result"], "FAIL");
    assert_eq!(output["reasons"], serde_json::json!([{ "statementIndex": 0 }]));
    assert_eq!(output["counterexample"]["action"], "cognito-idp:AdminGetUser");
    let age = serde_json::json!({ "aws:MultiFactorAuthAge": "1" });
    assert_eq!(output["counterexample"]["context"], age);
}

#[test]
fn prove_knows_the_catalog() {
    let list = |actions: &str| {
        let statement = format!(r#"{{"Effect": "Allow", "Action": {actions}, "Resource": "*"}}"#);
        format!(r#"{{"Version": "2012-10-17", "Statement": {statement}}}"#)
    };
    let pattern = list(r#""cognito-idp:ListUsers*""#);
    let names = list(r#"["cognito-idp:ListUsers", "cognito-idp:ListUsersInGroup"]"#);
    let folder = folder(&[("pattern.json", &pattern), ("names.json", &names)]);
    let claim = ["prove", "pattern.json", "--equals", "names.json"];
    assert_eq!(run(&folder, &claim).status, 1);
    let ran = run(&folder, &[&claim[..], &["--world", "catalog", "--format", "json"]].concat());
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert_eq!(ran.out, "{\n  \"result\": \"PASS\",\n  \"reasons\": []\n}\n");
}

#[test]
fn prove_says_what_is_wrong_with_a_selection() {
    let folder = folder(&[("p.json", POLICY)]);
    for (selection, why) in [
        ("AdminDeletUser", "an action with a similar name exists: `AdminDeleteUser`"),
        ("AdminDeleteUser on userpol(*)", "a resource type with a similar name exists: `userpool`"),
        ("AdminDeleteUser on userpool", "write `userpool(*)`"),
        ("AdminDeleteUser on s3:bucket(\"b\")", "cannot be used on"),
        ("level(Wrte)", "unknown access level `Wrte`; the levels are `List`, `Read`,"),
        ("AdminGetUser on * if aws:SourceIp", "expected an operator, found the end"),
        ("AdminGetUser on * for s3", "expected `,`, `on` or `if`, found `for`"),
        ("AdminGetUser on \"arn:", "unterminated string"),
        ("", "expected an action, found the end"),
    ] {
        let ran = run(&folder, &["prove", "p.json", "--never", selection]);
        assert_eq!(ran.status, 2, "{selection}: {}", ran.out);
        let start = format!("error: cannot read the selection `{selection}`: ");
        assert!(ran.err.starts_with(&start) && ran.err.contains(why), "{}", ran.err);
    }
}

#[test]
fn prove_refuses_what_it_cannot_read_whole() {
    let whole = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": CONDITION}]}"#;
    let cut = whole.replace(", \"Condition\": CONDITION}]}", "}");
    let documents = [
        cut.clone(),
        format!("{cut}]}} x"),
        whole.replace("CONDITION", "null"),
        whole.replace("CONDITION", "[]"),
        whole.replace("CONDITION", r#"[{"Bool": {"aws:SecureTransport": "true"}}]"#),
        whole.replace("CONDITION", r#"{"StringEquals": "x"}"#),
        whole.replace("CONDITION", r#"{"StringEquals": {"aws:username": null}}"#),
        whole.replace("CONDITION", r#"{"StringEquals": {"aws:username": ["a", null]}}"#),
        r#"{"Statement": ["x"]}"#.to_owned(),
        "[[[[".to_owned(),
    ];
    for document in documents {
        let folder = folder(&[("p.json", &document), ("q.json", POLICY)]);
        for claim in
            [["p.json", "--never", "AdminDeleteUser on *"], ["q.json", "--within", "p.json"]]
        {
            let ran = run(&folder, &[&["prove"], &claim[..]].concat());
            assert_eq!(ran.status, 2, "{document}: {}", ran.out);
            assert!(ran.err.starts_with("error: cannot read `p.json`: "), "{}", ran.err);
        }
        let simulate = ["simulate", "p.json", "--action", "s3:GetObject"];
        assert_eq!(run(&folder, &simulate).status, 2, "{document}");
    }
}

#[test]
fn prove_names_the_caller() {
    let trust = |principal: &str| {
        format!(
            r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Principal": {{"AWS": "{principal}"}}, "Action": "sts:AssumeRole"}}}}"#
        )
    };
    let role = "arn:aws:iam::123456789012:role/Deploy";
    let folder = folder(&[("a.json", &trust("123456789012")), ("b.json", &trust(role))]);
    let claim = ["prove", "a.json", "--within", "b.json"];
    let ran = run(&folder, &claim);
    assert!(ran.out.contains("\n  by `arn:aws:iam::123456789012:root`\n"), "{}", ran.out);
    let ran = run(&folder, &[&claim[..], &["--format", "json"]].concat());
    let output: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(output["counterexample"]["caller"], "arn:aws:iam::123456789012:root");
}
