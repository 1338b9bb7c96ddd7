//! Requests and what IAM answers: `meaning.toml` has the cases, each with the page of AWS that says so, and
//! `live/meaning.toml` those of the golden policies.

use cognito_perms::evaluate::{self, Key};
use cognito_perms::{Action, Policy, policy};
use cognito_perms_spec::eval::{Decision, Layers, Request, evaluate as decide};
use cognito_perms_spec::syntax::{self, Settings, json};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::{fs, panic};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    /// The document, or the name of a golden policy.
    policy: String,
    boundary: Option<String>,
    session: Option<String>,
    scp: Option<String>,
    action: String,
    resource: String,
    #[serde(default)]
    context: BTreeMap<String, Values>,
    expect: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    One(String),
    Several(Vec<String>),
}

fn read(document: &str) -> syntax::Policy<'_> {
    json::read(document.as_bytes(), Settings::default()).policy
}

/// Returns what differs from what a case expects.
fn difference(index: usize, case: &Case, document: &str) -> Option<String> {
    let mut request = Request::new(&case.action);
    request.resource.clone_from(&case.resource);
    for (key, values) in &case.context {
        match values {
            Values::One(value) => request.add(key, value),
            Values::Several(values) => request.set(key, values.clone()),
        }
    }
    let policy = read(document);
    let [boundary, session, scp] =
        [&case.boundary, &case.session, &case.scp].map(|it| it.as_deref().map(read));
    let levels: Vec<_> = scp.iter().map(|it| vec![it]).collect();
    let layers = Layers {
        granting: &[&policy],
        boundary: boundary.as_ref(),
        session: session.as_ref(),
        scp_levels: &levels,
    };
    let answer = match decide(&layers, &request).0 {
        Decision::Allowed => "allowed",
        Decision::Denied => "denied",
        Decision::NotAllowed => "not allowed",
        _ => "unclear",
    };
    (answer != case.expect).then(|| {
        format!("{index}: {answer}, but expected {}: {}\n{document}\n", case.expect, case.why)
    })
}

#[test]
fn requests_are_decided_as_aws_says() {
    let cases: Cases = toml::from_str(include_str!("meaning.toml")).unwrap();
    assert!(cases.case.len() >= 172);
    let cases = cases.case.iter().enumerate();
    let wrong: Vec<_> =
        cases.filter_map(|(index, case)| difference(index, case, &case.policy)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn golden_policies_do_what_they_are_meant_to() {
    let cases: Cases = toml::from_str(include_str!("live/meaning.toml")).unwrap();
    assert!(cases.case.len() >= 86);
    let cases = cases.case.iter().enumerate();
    let wrong: Vec<_> = cases
        .filter_map(|(index, case)| {
            let document = fs::read_to_string(format!("golden/{}.json", case.policy)).unwrap();
            difference(index, case, &document)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The message that the guide shows is that of its own policy and request.
#[test]
fn the_guide_shows_what_a_failing_test_prints() {
    const OWN_TENANT: Policy = policy! {
        Own: allow AdminGetUser, AdminUpdateUserAttributes on userpool("eu-west-1_*")
            if aws:ResourceTag/tenant StringEquals "${aws:PrincipalTag/tenant}";
        SecondFactor: deny AdminUpdateUserAttributes on userpool(*)
            if aws:MultiFactorAuthPresent BoolIfExists false
    };
    let page = include_str!("../cognito-perms/docs/guide/meaning.md");
    let source: String =
        include_str!("meaning.rs").split_whitespace().collect::<Vec<_>>().join(" ");
    let literal = page.split("policy! {").nth(1).and_then(|it| it.split("};").next()).unwrap();
    let literal = literal.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(source.contains(&literal), "{literal}");

    let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E";
    let update = evaluate::Request::new(Action::AdminUpdateUserAttributes)
        .on(pool)
        .with(Key::principal_tag("tenant"), "acme")
        .with(Key::resource_tag("tenant"), "acme");
    let answer = OWN_TENANT.evaluate(&update);
    let panicked = panic::catch_unwind(|| answer.assert_allowed()).unwrap_err();
    let message = panicked.downcast_ref::<String>().unwrap();
    assert!(page.contains(&format!("```text\n{message}```\n")), "{message}");
    let cases = include_str!("meaning.toml").matches("[[case]]").count();
    assert!(page.contains(&format!("`tests/meaning.toml` has {cases} requests")), "{cases}");
}

#[test]
fn letter_case_is_ignored_in_the_values_of_variables_too() {
    let document = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        "Condition": {"StringEqualsIgnoreCase": {"aws:RequestTag/owner": "${aws:username}"}}}}"#;
    let policy = read(document);
    for (owner, user, expected) in [
        ("Bob", "Bob", Decision::Allowed),
        ("bob", "BOB", Decision::Allowed),
        ("Bob", "Ann", Decision::NotAllowed),
    ] {
        let mut request = Request::new("s3:GetObject");
        request.add("aws:RequestTag/owner", owner);
        request.add("aws:username", user);
        let layers = Layers { granting: &[&policy], ..Layers::default() };
        assert_eq!(decide(&layers, &request).0, expected, "{owner} {user}");
    }
}
