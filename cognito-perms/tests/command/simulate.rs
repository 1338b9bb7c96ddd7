//! `simulate`: decisions, and files of cases.

use super::{folder, run};
use serde_json::Value;

const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": [
  {"Sid": "Lookup", "Effect": "Allow", "Action": "cognito-idp:AdminGetUser", "Resource": "*",
   "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}},
  {"Effect": "Deny", "Action": "cognito-idp:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
]}"#;

const LIMIT: &str = r#"{"Version": "2012-10-17", "Statement":
  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#;

const CASES: &str = r#"
[[case]]
policy = "p.json"
action = "cognito-idp:AdminGetUser"
context = { "aws:MultiFactorAuthAge" = "60" }
expect = "allowed"
why = "recently"
page = "ignored"

[[case]]
policy = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
boundary = "limit.json"
action = "cognito-idp:AdminGetUser"
expect = "allowed"
why = "the <boundary> & its limit"
"#;

#[test]
fn simulate_says_what_each_statement_does() {
    let folder = folder(&[("p.json", POLICY), ("limit.json", LIMIT)]);
    let request = ["simulate", "p.json", "--action", "cognito-idp:AdminGetUser"];
    let ran = run(&folder, &request);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(
        ran.out,
        "not allowed: cognito-idp:AdminGetUser on *\n  \
         Lookup (statement 1) would allow it: `aws:MultiFactorAuthAge NumericLessThan 3600`, but the request has no `aws:MultiFactorAuthAge`\n  \
         statement 2 would deny it: `aws:SecureTransport Bool false`, but the request has no `aws:SecureTransport`\n",
    );
    let recently = [&request[..], &["--context", "aws:MultiFactorAuthAge=60"]].concat();
    let expected = |more: &[&str]| run(&folder, &[&recently[..], more].concat());
    assert_eq!(expected(&["--expect", "allowed"]).status, 0);
    let ran = expected(&["--expect", "denied"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("expected the request to be denied\nallowed: "), "{}", ran.out);
    let ran = expected(&["--boundary", "limit.json", "--expect", "not-allowed"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("statement 1 of the boundary is about other actions"), "{}", ran.out);
    let ran = expected(&["--context", "aws:SecureTransport=false", "--expect", "denied"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn simulate_runs_files_of_cases() {
    let folder = folder(&[("p.json", POLICY), ("limit.json", LIMIT), ("cases.toml", CASES)]);
    let ran = run(&folder, &["simulate", "--cases", "cases.toml"]);
    assert_eq!((ran.status, &*ran.err), (1, ""));
    assert!(ran.out.starts_with("case 1: the <boundary> & its limit\n"), "{}", ran.out);
    assert!(ran.out.ends_with("\n1 of 2 cases as expected\n"), "{}", ran.out);

    let ran = run(&folder, &["simulate", "--cases", "cases.toml", "--format", "json"]);
    let output: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(ran.status, 1);
    assert_eq!(output["cases"][0]["decision"], "allowed");
    assert_eq!(output["cases"][1]["expect"], "allowed");
    assert_eq!(output["cases"][1]["decision"], "not allowed");

    let ran = run(&folder, &["simulate", "--cases", "cases.toml", "--format", "junit"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("tests=\"2\" failures=\"1\""), "{}", ran.out);
    assert!(ran.out.contains("name=\"the &lt;boundary&gt; &amp; its limit\""), "{}", ran.out);
}

#[test]
fn simulate_reads_what_check_refuses_and_says_what_it_cannot_read() {
    let unknown = r#"{"Statement": {"Effect": "Allow", "Action": "acme:DoIt", "Resource": "*"}}"#;
    let folder = folder(&[
        ("unknown.json", unknown),
        ("no.json", "[1]"),
        ("bad.toml", "\n[[case]]\naction = 1\n"),
        ("lost.toml", "[[case]]\naction = \"acme:DoIt\"\npolicy = \"lost.json\"\n"),
    ]);
    let act = ["--action", "acme:DoIt", "--expect", "allowed"];
    assert_eq!(run(&folder, &[&["simulate", "unknown.json"], &act[..]].concat()).status, 0);
    let ran = run(&folder, &[&["simulate", "no.json"], &act[..]].concat());
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: cannot read `no.json`: "), "{}", ran.err);
    let ran = run(&folder, &["simulate", "--cases", "bad.toml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`bad.toml`: line 3: invalid type"), "{}", ran.err);
    let ran = run(&folder, &["simulate", "--cases", "lost.toml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("case 0 of `lost.toml`"), "{}", ran.err);
}

#[test]
fn simulate_counts_cases_without_an_expectation_and_refuses_files_without_cases() {
    let one = "[[case]]\npolicy = \"p.json\"\naction = \"s3:GetObject\"\nscp = [\"limit.json\", \"p.json\"]\n";
    let typo = one.replace("[[case]]", "[[cases]]");
    let folder = folder(&[
        ("p.json", POLICY),
        ("limit.json", LIMIT),
        ("one.toml", one),
        ("typo.toml", &typo),
    ]);
    let ran = run(&folder, &["simulate", "--cases", "one.toml"]);
    assert_eq!(
        (ran.status, &*ran.out),
        (0, "0 of 1 cases as expected, 1 without an expectation\n")
    );
    let ran = run(&folder, &["simulate", "--cases", "typo.toml"]);
    assert_eq!((ran.status, &*ran.err), (2, "error: `typo.toml` has no `[[case]]`\n"));
}

#[test]
fn simulate_knows_the_caller() {
    let principals = r#"{"AWS": "123456789012", "Service": "lambda.amazonaws.com", "Federated": "cognito-identity.amazonaws.com"}"#;
    let policy = format!(
        r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Principal": {principals}, "Action": "sts:AssumeRole"}}}}"#
    );
    let folder = folder(&[("trust.json", &policy)]);
    for (caller, expected) in [
        ("arn:aws:iam::123456789012:role/Deploy", "allowed"),
        ("arn:aws:iam::210987654321:role/Deploy", "not-allowed"),
        ("lambda.amazonaws.com", "allowed"),
        ("ec2.amazonaws.com", "not-allowed"),
        ("cognito-identity.amazonaws.com", "allowed"),
        ("accounts.google.com", "not-allowed"),
    ] {
        let request = ["simulate", "trust.json", "--action", "sts:AssumeRole", "--caller", caller];
        let ran = run(&folder, &[&request[..], &["--expect", expected]].concat());
        assert_eq!(ran.status, 0, "{caller}: {}{}", ran.out, ran.err);
    }
}
