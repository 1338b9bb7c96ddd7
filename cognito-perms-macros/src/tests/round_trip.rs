//! Documents written as literals and parsed again give the same policy.

use crate::expand::analyze;
use crate::token::flatten;
use cognito_perms_spec::rules::check;
use cognito_perms_spec::syntax::json::read;
use cognito_perms_spec::syntax::{LintLevel, PolicyType, Settings};
use cognito_perms_spec::text::{Level, Rule, Span, Text};
use cognito_perms_spec::write::literal;
use proc_macro2::TokenStream;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Allows all lints, which are tested elsewhere: here only the form counts.
fn lenient() -> Settings<'static> {
    let lints = Rule::ALL.iter().filter(|rule| rule.level() != Level::Error);
    let allow = LintLevel::of(Level::Allow, lints.copied());
    Settings { lints: vec![allow], ..Settings::default() }
}

/// Returns the policy of a document and that of its literal; `None` if the document has an error.
fn both(document: &str) -> Option<(String, String)> {
    both_of(None, document)
}

/// The same for a document of a type that its elements do not show.
fn both_of(kind: Option<PolicyType>, document: &str) -> Option<(String, String)> {
    let kind = kind.map(|it| Text::of(it.name(), Span::new(0, 0)));
    let read = read(document.as_bytes(), Settings { kind, ..lenient() });
    // A literal has no `Id`.
    if read.policy.id.is_some() && !read.policy.kind.is_of_caller() {
        return None;
    }
    let policy = check(&read.policy, read.faults).policy?;
    let literal = literal::write(&read.policy)?;
    let tokens: TokenStream = literal.parse().unwrap_or_else(|_| panic!("no tokens: {literal}"));
    // `policy! { … }`
    let inside = tokens.into_iter().last().unwrap();
    let proc_macro2::TokenTree::Group(inside) = inside else { panic!("no group: {literal}") };
    let tokens = flatten(inside.stream());
    let kind = match literal.split('!').next() {
        Some("trust_policy") => PolicyType::Trust,
        Some("resource_policy") => PolicyType::Resource,
        Some("endpoint_policy") => PolicyType::Endpoint,
        _ => PolicyType::Identity,
    };
    let judged = analyze(kind, &tokens);
    let again = judged.checked.unwrap_or_else(|| panic!("{literal}\n{:#?}", judged.findings));
    Some((policy.document.into_text()?, again.document.into_text()?))
}

#[track_caller]
fn assert_same(document: &str) -> bool {
    let both = both(document);
    if let Some((policy, again)) = &both {
        assert_eq!(policy, again, "{document}");
    }
    both.is_some()
}

/// Returns the document of a block, without the expectations on its lines.
fn document(block: &str) -> String {
    let (_, code) = block.split_once('\n').unwrap();
    let (code, _) = code.split_once("```").unwrap();
    let lines = code.lines().map(|it| it.split_once("//~").map_or(it, |(line, _)| line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_documents_of_the_pages_of_the_rules() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/src/rules");
    let mut same = 0;
    for subject in
        fs::read_dir(rules).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir())
    {
        for page in fs::read_dir(subject).unwrap().map(|it| it.unwrap().path()) {
            if page.extension().is_some_and(|it| it == "md") {
                let page = fs::read_to_string(page).unwrap();
                same +=
                    page.split("\n```json").skip(1).filter(|it| assert_same(&document(it))).count();
            }
        }
    }
    assert!(same > 120, "{same}");
}

/// Policies with principals, and of other types.
#[test]
fn the_documents_with_principals() {
    let text = include_str!("../../../tests/principals.toml");
    let mut same = 0;
    for case in text.split("[[case]]").skip(1) {
        let field = |name: &str| {
            let line = case.lines().find_map(|it| it.strip_prefix(name)).unwrap();
            line.trim_matches([' ', '=', '"']).to_owned()
        };
        let document = case.split("'''").nth(1).unwrap();
        let kind = field("kind").parse().unwrap();
        if let Some((policy, again)) = both_of(Some(kind), document) {
            assert_eq!(policy, again, "{document}");
            same += 1;
        }
    }
    assert!(same > 25, "{same}");
}

#[test]
fn the_golden_documents() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");
    let mut same = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") {
            same += usize::from(assert_same(&fs::read_to_string(path).unwrap()));
        }
    }
    assert!(same > 20, "{same}");
}

#[test]
fn what_rust_would_read_otherwise_stands_in_quotes() {
    for (sid, key, value, action) in [
        ("1", "aws:PrincipalTag/job title", "a\\\"b\\\\c", "cognito-idp:*User*"),
        ("allow", "aws:PrincipalTag/1e5", "\\u00e9\\t", "cognito-idp:?dmin*"),
        ("0x", "aws:PrincipalTag/a//b", "${aws:username}", "cognito-idp:List*"),
        ("Not", "aws:PrincipalTag/a'b", "${aws:PrincipalTag/x, 'y'}", "COGNITO-IDP:adminGETuser"),
        ("not", "s3:x-amz-acl", "*/*", "s3:Get*"),
        ("self", "AWS:principaltag/Team", "//", "cognito-identity:*"),
        ("1e5", "saml:aud", "'", "*"),
    ] {
        let document = format!(
            r#"{{"Version":"2012-10-17","Statement":[
            {{"Sid":"{sid}","Effect":"Deny","Action":"{action}","Resource":"*"}},
            {{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::x/{value}",
            "Condition":{{"StringLike":{{"{key}":["{value}","true"]}}}}}}]}}"#
        );
        assert!(assert_same(&document), "{document}");
    }
}

#[test]
fn only_booleans_are_written_without_quotes() {
    for (operator, key) in
        [("BinaryEquals", "s3:x"), ("NumericEquals", "s3:x"), ("StringEquals", "aws:userid")]
    {
        for values in
            ["[\"YWJj\",\"true\"]", "\"true\"", "[\"1\",\"2\"]", "[1E+5,1.0E2,7]", "[-5,1.50]"]
        {
            assert_same(&format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Deny","Action":"s3:*","Resource":"*",
                "Condition":{{"{operator}":{{"{key}":{values}}}}}}}}}"#
            ));
        }
    }
}

#[test]
fn resources_are_written_by_their_type() {
    for (arn, expected) in [
        ("arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X", r#"userpool("us-east-1_X")"#),
        (
            "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
            r#"userpool("us-east-1_X", account = "123456789012")"#,
        ),
        ("arn:aws:cognito-idp:*:*:userpool/*", "userpool(*)"),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool/*", r#"userpool(*, region = "eu-west-1")"#),
        ("arn:aws-cn:cognito-idp:*:*:userpool/*", r#"userpool(*, partition = "aws-cn")"#),
        ("arn:aws:s3:::reports/b/*", r#"s3:object("reports", "b/*")"#),
        ("arn:aws:s3:::reports", r#"s3:bucket("reports")"#),
        ("arn:aws:new:::a/b", r#""arn:aws:new:::a/b""#),
    ] {
        let document = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Deny","Action":"*","Resource":"{arn}"}}}}"#
        );
        let read = read(document.as_bytes(), lenient());
        let literal = literal::write(&read.policy).unwrap();
        assert!(literal.contains(&format!(" on {expected};")), "{literal}");
        assert!(assert_same(&document), "{document}");
    }
}

#[test]
fn an_empty_list_has_no_literal() {
    let document =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}"#;
    let read = read(document.as_bytes(), lenient());
    // IAM rejects it.
    assert!(check(&read.policy, read.faults).policy.is_none());
    assert_eq!(literal::write(&read.policy), None);
}

/// Generates a statement whose parts have any form, valid or not.
fn statement() -> impl Strategy<Value = String> {
    let action = prop_oneof![
        Just("*".to_owned()),
        "cognito-idp:(Admin|List|Get|Describe)[A-Za-z]{0,3}\\*",
        "(s3|kms|new-thing):[A-Z][a-z0-9*?]{1,6}",
        Just("cognito-idp:ListUserPools".to_owned()),
        Just("cognito-identity:GetId".to_owned()),
    ];
    let resource = prop_oneof![
        Just("*".to_owned()),
        "arn:aws:cognito-idp:(us-east-1|\\*):(\\*|123456789012):userpool/(\\*|us-east-1_[A-Z]{1,3}\\*?)",
        "arn:aws:s3:::[ -!#-\\[\\]-~]{1,12}",
    ];
    let key = prop_oneof![
        "aws:(PrincipalTag|RequestTag)/[ -!#-\\[\\]-~]{1,6}",
        Just("aws:userid".to_owned())
    ];
    let value = prop_oneof![
        "[ -!#-\\[\\]-~]{0,8}".prop_map(|it| format!("\"{it}\"")),
        Just("5".to_owned()),
        Just("true".to_owned())
    ];
    let operator = prop::sample::select(vec![
        "StringLike",
        "StringNotEqualsIfExists",
        "ForAnyValue:StringLike",
        "Null",
    ]);
    let list = |item: BoxedStrategy<String>| prop::collection::vec(item, 1..4);
    let names = (prop::option::of("[A-Za-z0-9]{1,6}"), any::<bool>(), any::<bool>(), any::<bool>());
    let condition = prop::option::of((operator, key, list(value.boxed())));
    (names, list(action.boxed()), list(resource.boxed()), condition).prop_map(
        |((sid, denies, not_actions, not_resources), actions, resources, condition)| {
            let quoted = |items: &[String]| format!("[\"{}\"]", items.join("\",\""));
            let not = |is: bool| if is { "Not" } else { "" };
            let mut text = format!(
                "{{\"Effect\":\"{}\",\"{}Action\":{},\"{}Resource\":{}",
                if denies { "Deny" } else { "Allow" },
                not(not_actions),
                quoted(&actions),
                not(not_resources),
                quoted(&resources)
            );
            if let Some(sid) = sid {
                text += &format!(",\"Sid\":\"{sid}\"");
            }
            if let Some((operator, key, values)) = condition {
                text += &format!(
                    ",\"Condition\":{{\"{operator}\":{{\"{key}\":[{}]}}}}",
                    values.join(",")
                );
            }
            text + "}"
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_that_is_right(statements in prop::collection::vec(statement(), 1..4)) {
        let document = format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}", statements.join(","));
        assert_same(&document);
    }
}
