//! Documents with one mistake each: the rule that reports it, and the marked text.

mod limits;

use super::super::check;
use super::super::document::of_reader;
use crate::model::lower;
use crate::model::resource::Target;
use crate::syntax::json::{self, fault::ReadFault};
use crate::syntax::{Notation, Settings, Version};
use crate::text::{Level, Rule};

const JSON: Notation = Notation::Json(Version::Current);

fn message_of(fault: &ReadFault) -> String {
    of_reader(fault.clone()).say(JSON).message
}

/// Settings that accept some names without a check.
fn unchecked(names: &[String]) -> Settings<'_> {
    Settings { unchecked: names.into(), ..Settings::default() }
}

/// Returns all findings in a document, with the text that they mark.
fn found(document: &[u8]) -> Vec<(Rule, String)> {
    let read = json::read(document, Settings::default());
    let findings = check(&read.policy, read.faults).findings;
    let reported = findings.into_iter().filter(|it| it.level > Level::Allow);
    reported
        .map(|it| {
            let marked = document.get(it.span.start..it.span.end).expect("a place in the document");
            (it.rule, String::from_utf8_lossy(marked).into_owned())
        })
        .collect()
}

#[track_caller]
fn assert_found(document: &str, expected: &[(Rule, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(rule, it)| (*rule, (*it).to_owned())).collect();
    assert_eq!(found(document.as_bytes()), expected, "{document}");
}

/// Returns a document with one statement and otherwise valid parts.
fn statement(elements: &str) -> String {
    format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{{{elements}}}]}}")
}

const RIGHT: &str = r#""Effect":"Allow","Action":"cognito-idp:ListUserPools","Resource":"*""#;

#[test]
fn a_statement_without_effect_has_one_level_however_it_is_written() {
    let level = |actions: &str, resources: &str| {
        let elements =
            format!("\"Effect\":\"Allow\",\"Action\":[{actions}],\"Resource\":[{resources}]");
        let document = statement(&elements);
        let read = json::read(document.as_bytes(), Settings::default());
        let findings = check(&read.policy, read.faults).findings;
        findings.iter().filter(|it| it.rule != Rule::RedundantAction).map(|it| it.level).max()
    };
    let bucket = "\"arn:aws:s3:::reports\"";
    // A service whose facts have all been compared with its AWS page, and one that is imported without a review.
    for (service, one, other, expected) in [
        ("kms", "Decrypt", "Encrypt", Level::Deny),
        ("athena", "GetWorkGroup", "GetQueryResults", Level::Warn),
    ] {
        let (one, other) = (format!("\"{service}:{one}\""), format!("\"{service}:{other}\""));
        assert_eq!(level(&one, bucket), Some(expected), "{one}");
        assert_eq!(level(&format!("{one},{one}"), bucket), Some(expected), "{one}, twice");
        assert_eq!(level(&format!("{one},{other}"), bucket), Some(expected), "{one}, {other}");
    }
    // A superfluous resource changes nothing.
    let key = "\"arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\"";
    assert_eq!(level("\"kms:Decrypt\"", &format!("{key},{bucket}")), Some(Level::Warn));
}

#[test]
fn iam_takes_many_forms() {
    for document in [
        statement(RIGHT),
        format!("\u{20}\r\n\t{}\r\n", statement(RIGHT).replace(',', " ,\r\n\t")),
        format!("{{\"Statement\":{{{RIGHT}}},\"Version\":\"2012-10-17\"}}"),
        format!("{{\"Version\":\"2008-10-17\",\"Statement\":[{{{RIGHT}}},{{\"Sid\":\"B\",\"Effect\":\"Deny\",\"Action\":[\"COGNITO-IDP:listuserpools\"],\"Resource\":[\"*\"]}}]}}")
            .replace("Allow", "Deny").replace("\"Deny\",\"Action\":[\"COG", "\"Deny\",\"NotAction\":[\"COG"),
        statement(&format!("{RIGHT},\"Condition\":{{\"Bool\":{{\"aws:SecureTransport\":true}}}}")),
        statement(&format!("{RIGHT},\"Condition\":{{\"Bool\":{{\"AWS:securetransport\":\"true\"}}}}")),
        statement(&format!("{RIGHT},\"Condition\":{{\"NumericLessThan\":{{\"aws:MultiFactorAuthAge\":[3600]}}}}")),
        statement(&format!("{RIGHT},\"Condition\":{{\"NumericLessThan\":{{\"aws:MultiFactorAuthAge\":\"3600\"}}}}")),
        statement(r#""NotResource":"arn:aws:s3:::a/*","NotAction":["s3:Get*","iam:*"],"Effect":"Deny""#),
        statement(r#""Effect":"\u0041llow","\u0041ction":"cognito\u002didp:ListUserPools","Resource":"\u002a""#),
    ] {
        let expected = [(Rule::OutdatedVersion, "\"2008-10-17\"")];
        let is_old = document.contains("2008-10-17");
        assert_found(&document, if is_old { &expected } else { &[] });
    }
}

#[test]
fn elements_are_checked_one_by_one() {
    let allow = r#""Effect":"Allow""#;
    let action = r#""Action":"cognito-idp:ListUserPools""#;
    let any = r#""Resource":"*""#;
    for (elements, rule, marked) in [
        (format!("{action},{any}"), Rule::MissingEffect, "{"),
        (format!("{allow},{any}"), Rule::MissingAction, "{"),
        (format!("{allow},{action}"), Rule::MissingResource, "{"),
        (format!("\"Effect\":\"allow\",{action},{any}"), Rule::InvalidEffect, "\"allow\""),
        (format!("\"Effect\":\"Grant\",{action},{any}"), Rule::InvalidEffect, "\"Grant\""),
        (format!("\"Effect\":true,{action},{any}"), Rule::DataTypeMismatch, "true"),
        (format!("{allow},{action},{any},\"Sid\":5"), Rule::DataTypeMismatch, "5"),
        (format!("{allow},{action},{any},\"Sid\":\"a b\""), Rule::UnsupportedSid, "\"a b\""),
        (format!("{allow},{action},{any},\"Sid\":\"\""), Rule::EmptySidValue, "\"\""),
        (format!("{allow},{action},{any},\"Note\":1"), Rule::InvalidPolicyElement, "\"Note\""),
        (format!("{allow},\"action\":\"s3:*\",{any}"), Rule::InvalidPolicyElement, "\"action\""),
        (format!("{allow},\"Actions\":\"s3:*\",{any}"), Rule::InvalidPolicyElement, "\"Actions\""),
        (format!("{allow},{action},{any},{any}"), Rule::JsonSyntaxError, "\"Resource\""),
        (
            format!("{allow},{action},{any},\"NotAction\":\"s3:*\""),
            Rule::UnsupportedElementCombination,
            "\"NotAction\"",
        ),
        (
            format!("{allow},\"NotResource\":\"*\",{action},{any}"),
            Rule::UnsupportedElementCombination,
            "\"Resource\"",
        ),
        (
            format!("{allow},{action},{any},\"Principal\":\"*\""),
            Rule::UnsupportedActionInPolicy,
            "\"cognito-idp:ListUserPools\"",
        ),
        // A trust policy, which is why it has no resource.
        (
            format!("{allow},\"Action\":\"sts:AssumeRole\",\"Principal\":{{\"AWS\":\"*\"}}"),
            Rule::PublicPrincipal,
            "\"*\"",
        ),
        (format!("{allow},\"Action\":[],{any}"), Rule::EmptyArrayAction, "[]"),
        (format!("{allow},{action},\"Resource\":[]"), Rule::EmptyArrayResource, "[]"),
        (format!("{allow},\"Action\":{{}},{any}"), Rule::DataTypeMismatch, "{}"),
        (format!("{allow},\"Action\":[\"s3:*\",null],{any}"), Rule::DataTypeMismatch, "null"),
        (format!("{allow},{action},\"Resource\":7"), Rule::DataTypeMismatch, "7"),
        (
            format!("{allow},\"Action\":\"ListUserPools\",{any}"),
            Rule::InvalidAction,
            "\"ListUserPools\"",
        ),
        (format!("{allow},\"Action\":\"\",{any}"), Rule::InvalidAction, "\"\""),
        (format!("{allow},\"Action\":\"cognito-idp:Foo\",{any}"), Rule::InvalidAction, "Foo"),
        (
            format!("{allow},\"Action\":\"cogn-idp:GetUser\",{any}"),
            Rule::InvalidServiceInAction,
            "cogn-idp",
        ),
        // A part of a string that is written with an escape has no span of its own.
        (
            format!("{allow},\"Action\":\"cognito-idp:F\\u006fo\",{any}"),
            Rule::InvalidAction,
            "\"cognito-idp:F\\u006fo\"",
        ),
        (format!("{allow},\"Action\":\"s3: *\",{any}"), Rule::InvalidAction, " *"),
    ] {
        assert_found(&statement(&elements), &[(rule, marked)]);
    }
}

#[test]
fn conditions_are_objects_of_objects() {
    for (condition, rule, marked) in [
        ("{}", Rule::EmptyObjectCondition, "{}"),
        ("[]", Rule::DataTypeMismatch, "[]"),
        (r#"{"StringEquals":{}}"#, Rule::EmptyObjectCondition, "{}"),
        (r#"{"StringEquals":"a"}"#, Rule::DataTypeMismatch, "\"a\""),
        (r#"{"StringEquals":{"aws:userid":null}}"#, Rule::DataTypeMismatch, "null"),
        (r#"{"StringEquals":{"aws:userid":["a",["b"]]}}"#, Rule::DataTypeMismatch, "[\"b\"]"),
        (r#"{"StringEquals":{"aws:userid":{}}}"#, Rule::DataTypeMismatch, "{}"),
        (
            r#"{"stringEquals":{"aws:userid":"a"}}"#,
            Rule::InvalidConditionOperator,
            "\"stringEquals\"",
        ),
        (
            r#"{"ForAnyValues:StringEquals":{"aws:TagKeys":"a"}}"#,
            Rule::InvalidConditionOperator,
            "ForAnyValues",
        ),
        (
            r#"{"StringEquals":{"aws:userid":"a"},"StringEquals":{"aws:username":"b"}}"#,
            Rule::JsonSyntaxError,
            "\"StringEquals\"",
        ),
        (
            r#"{"StringEquals":{"aws:userid":"a","aws:userid":"b"}}"#,
            Rule::DuplicateCondition,
            "\"aws:userid\"",
        ),
        (
            r#"{"StringEquals":{"aws:userid":"a","aws:UserId":"b"}}"#,
            Rule::DuplicateKeysWithDifferentCase,
            "\"aws:UserId\"",
        ),
    ] {
        let document = statement(&format!("{RIGHT},\"Condition\":{condition}"));
        assert_found(&document, &[(rule, marked)]);
    }
}

#[test]
fn what_is_not_a_policy_is_reported_once() {
    let bare = format!("{{\"Version\":\"2012-10-17\",{RIGHT}}}");
    for (document, rule, marked) in [
        ("{}", Rule::MissingStatement, "{"),
        (r#"{"Version":"2012-10-17"}"#, Rule::MissingStatement, "{"),
        (r#"{"name":"x","version":"1.0.0","Sid":[]}"#, Rule::MissingStatement, "{"),
        (r#"{"PolicyDocument":{}}"#, Rule::MissingStatement, "\"PolicyDocument\""),
        (r#"{"Version":"2012-10-17","Statement":[]}"#, Rule::MissingStatement, "[]"),
        ("5", Rule::DataTypeMismatch, "5"),
        ("\"x\"", Rule::DataTypeMismatch, "\""),
        ("[]", Rule::DataTypeMismatch, "["),
        (r#"{"Version":"2012-10-17","Statement":"x"}"#, Rule::DataTypeMismatch, "\"x\""),
        (r#"{"Version":"2012-10-17","Statement":["x"]}"#, Rule::DataTypeMismatch, "\"x\""),
    ] {
        let found = found(document.as_bytes());
        let first = found.iter().find(|(it, _)| *it != Rule::MissingVersion);
        assert_eq!(first, Some(&(rule, marked.to_owned())), "{document}");
    }
    let found = found(bare.as_bytes());
    assert_eq!(found, [(Rule::MissingStatement, "{".to_owned())]);
}

#[test]
fn versions_are_the_two_that_there_are() {
    let with = |version: &str| format!("{{{version}\"Statement\":{{{RIGHT}}}}}");
    assert_found(&with(""), &[(Rule::MissingVersion, "{")]);
    assert_found(
        &with("\"Version\":\"2008-10-17\","),
        &[(Rule::OutdatedVersion, "\"2008-10-17\"")],
    );
    assert_found(&with("\"Version\":\"2012-10-18\","), &[(Rule::InvalidVersion, "\"2012-10-18\"")]);
    assert_found(&with("\"Version\":2012,"), &[(Rule::DataTypeMismatch, "2012")]);
    assert_found(
        &with("\"version\":\"2012-10-17\","),
        &[(Rule::InvalidPolicyElement, "\"version\"")],
    );
    assert_found(
        &with("\"Id\":\"x\",\"Version\":\"2012-10-17\","),
        &[(Rule::InvalidPolicyElement, "\"Id\"")],
    );
    let notation = |text: &str| json::read(text.as_bytes(), Settings::default()).policy.notation;
    assert_eq!(notation(&with("")), Notation::Json(Version::Missing));
}

#[test]
fn only_the_newer_version_has_variables() {
    let with = |version: &str| {
        format!(
            "{{{version}\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\
             \"Resource\":\"arn:aws:s3:::a/${{aws:username}}\"}}}}"
        )
    };
    assert_found(&with("\"Version\":\"2012-10-17\","), &[]);
    let marked = "\"arn:aws:s3:::a/${aws:username}\"";
    for version in ["\"Version\":\"2008-10-17\",", ""] {
        let found = found(with(version).as_bytes());
        assert!(
            found.contains(&(Rule::VariableUnsupportedInVersion, marked.to_owned())),
            "{found:?}"
        );
    }
}

#[test]
fn what_is_no_json_is_explained() {
    for (document, message) in [
        ("", "the document is empty"),
        (" \r\n", "the document is empty"),
        ("{", "the document ends in the middle of an object"),
        ("{\"a\": [1", "the document ends in the middle of a list"),
        ("{\"a", "the document ends in the middle of a string"),
        ("{\"a\"}", "expected `:`, found `}`"),
        ("{\"a\": }", "expected a value, found `}`"),
        ("{a: 1}", "expected a key or `}`, found `a`"),
        ("{'a': 1}", "expected a key or `}`, found `'`"),
        ("{\"a\": 1 \"b\": 2}", "expected `,` or `}`, found `\"`"),
        ("{\"a\": \"x\" \"b\": 2}", "expected `,` or `}`, found `\"`"),
        ("{\"a\": [1 2]}", "expected `,` or `]`, found `2`"),
        ("{\"a\": True}", "expected a value, found `True`"),
        ("{\"a\": nul}", "expected a value, found `nul`"),
        ("{\"a\": 01}", "expected a digit, found `1`"),
        ("{\"a\": -}", "expected a digit, found `}`"),
        ("{\"a\": 1.}", "expected a digit, found `}`"),
        ("{\"a\": .5}", "expected a value, found `.`"),
        ("{\"a\": +5}", "expected a value, found `+`"),
        ("{} {}", "expected the end of the document, found `{`"),
        ("{\"a\": \"\t\"}", "tab in a string"),
        ("{\"a\": \"b\nc\"}", "line break in a string"),
        ("{\"a\": \"\0\"}", "the character U+0000 in a string"),
        ("{\"a\": \"\\x41\"}", "invalid escape in a string"),
        ("{\"a\": \"\\u12\"}", "invalid escape in a string"),
        ("{\"a\": \"\\ud800\"}", "unpaired surrogate in a string"),
        ("{\"a\": \"\\udc00\"}", "unpaired surrogate in a string"),
        ("{\u{a0}\"a\": 1}", "expected a key or `}`, found the character U+00A0"),
        ("{“a”: 1}", "expected a key or `}`, found `“`"),
    ] {
        let read = json::read(document.as_bytes(), Settings::default());
        let [finding] = read.faults.as_slice() else {
            panic!("{document:?}: {:?}", read.faults);
        };
        assert_eq!(message_of(finding), message, "{document:?}");
        assert_eq!(of_reader(finding.clone()).rule, Rule::JsonSyntaxError, "{document:?}");
        assert!(finding.span.end <= document.len(), "{document:?}: {:?}", finding.span);
    }
}

/// The full escape is marked, and nothing after the end of the document.
#[test]
fn a_broken_escape_is_marked() {
    let half = "unpaired surrogate in a string";
    let no_escape = "invalid escape in a string";
    for (document, marked, message) in [
        ("{\n  \"Statemed\\3456:", r"\3", no_escape),
        (r#"{"a": "\x41"}"#, r"\x", no_escape),
        (r#"{"a": "\u12"}"#, r"\u12", no_escape),
        (r#"{"a": "\u12é4"}"#, r"\u12", no_escape),
        (r#"{"a": "\é"}"#, r"\é", no_escape),
        (r#"{"a": "\u"#, r"\u", no_escape),
        (r#"{"a": "\n\ud834\udd1e\ud834x"}"#, r"\ud834", half),
        (r#"{"a": "\ud834\u0041"}"#, r"\ud834", half),
        (r#"{"a\udd1e": 1}"#, r"\udd1e", half),
    ] {
        let read = json::read(document.as_bytes(), Settings::default());
        let [finding] = read.faults.as_slice() else {
            panic!("{document:?}: {:?}", read.faults);
        };
        let place = document.get(finding.span.start..finding.span.end);
        // If a document ends in an escape, its end is reported.
        let is_end = message_of(finding).starts_with("the document ends");
        assert!(is_end || place == Some(marked), "{document:?}: {place:?}");
        assert!(is_end || message_of(finding) == message, "{document:?}: {}", message_of(finding));
        assert!(place.is_some(), "{document:?}: {:?}", finding.span);
    }
}

#[test]
fn comments_and_commas_do_not_hide_the_rest() {
    let document = r#"{
        // who reads
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": ["cognito-idp:Foo", /* , */], "Resource": "*",},],
    }"#;
    let expected = [
        (Rule::JsonSyntaxError, "// who reads"),
        (Rule::InvalidAction, "Foo"),
        (Rule::JsonSyntaxError, ","),
        (Rule::JsonSyntaxError, "/* , */"),
        (Rule::JsonSyntaxError, ","),
        (Rule::JsonSyntaxError, ","),
        (Rule::JsonSyntaxError, ","),
    ];
    assert_found(document, &expected);
}

#[test]
fn encodings_are_distinguished() {
    let right = statement(RIGHT);
    let utf_16: Vec<u8> = right.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf_16_be: Vec<u8> = right.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [&b"\xff\xfe"[..], &utf_16].concat();
    for document in [utf_16, utf_16_be, marked] {
        let read = json::read(&document, Settings::default());
        let messages: Vec<_> = read.faults.iter().map(message_of).collect();
        assert_eq!(messages, ["the document is encoded as UTF-16"]);
    }
    let bom = format!("\u{feff}{}", right.replace("ListUserPools", "Foo"));
    let expected = [(Rule::JsonSyntaxError, "\u{feff}"), (Rule::InvalidAction, "Foo")];
    assert_found(&bom, &expected);
    let latin: Vec<u8> = [&b"{\"a\": \""[..], b"\xe9\"}"].concat();
    assert_eq!(found(&latin), [(Rule::JsonSyntaxError, "\u{fffd}".to_owned())]);
}

#[test]
fn what_passes_unchecked_is_no_variable_in_an_older_version() {
    let arn = "arn:aws:s3:::a/${aws:username}";
    let with = |version: &str| {
        let document = format!(
            "{{{version}\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"{arn}\"}}}}"
        );
        let names = [arn.to_owned()];
        let read = json::read(document.as_bytes(), unchecked(&names));
        check(&read.policy, read.faults).policy
    };
    assert!(with("\"Version\":\"2012-10-17\",").is_some());
    assert!(with("\"Version\":\"2008-10-17\",").is_none());
    assert!(with("").is_none());
}

#[test]
fn remedies_depend_on_the_intended_name() {
    for (elements, expected) in [
        (
            format!("{RIGHT},\"Condition\":{{\"aws:SourceIp\":\"203.0.113.0/24\"}}"),
            "wrap the key in an operator: `{\"IpAddress\": {\"aws:SourceIp\": …}}`",
        ),
        (
            RIGHT.replace("cognito-idp:ListUserPools", "cognito-idp:ListUserPools s3:GetObject"),
            "write each action as a separate string in a list",
        ),
        (
            RIGHT.replace("cognito-idp:ListUserPools", "cognito-idp: ListUserPools"),
            "remove the space: `cognito-idp:ListUserPools`",
        ),
        (RIGHT.replace("cognito-idp:ListUserPools", "s3: *"), "remove the space: `s3:*`"),
        (RIGHT.replace("\"*\"", "\" *\""), "remove the space: `*`"),
        (RIGHT.replace("\"*\"", "[null]"), "remove it"),
        (
            RIGHT.replace("\"*\"", "[{\"Ref\":\"x\"}]"),
            "write a string: a value that a template fills in cannot be checked",
        ),
        (
            RIGHT.replace("cognito-idp:ListUserPools", "cognito-idp"),
            "add a colon and an action: `cognito-idp:AddCustomAttributes`",
        ),
        (
            RIGHT.replace("cognito-idp:ListUserPools", "cognito-idp:"),
            "add an action, like `cognito-idp:AddCustomAttributes`",
        ),
        (
            RIGHT.replace("cognito-idp:", "cognito-*:"),
            "write a separate action for each service: except in `*`, a prefix cannot contain wildcards",
        ),
    ] {
        let document = statement(&elements);
        let read = json::read(document.as_bytes(), Settings::default());
        let findings = check(&read.policy, read.faults).findings;
        let reported: Vec<_> = findings.iter().filter(|it| it.level > Level::Allow).collect();
        let [finding] = reported.as_slice() else { panic!("{document}: {reported:#?}") };
        assert_eq!(finding.say(JSON).help, [expected], "{document}");
    }
}

#[test]
fn names_that_the_author_lets_pass_are_counted() {
    let document = statement(
        r#""Effect":"Allow","Action":["cognito-idp:New","macie:Get*"],"Resource":"arn:x","Condition":{"Null":{"cognito-idp:New":"true"}}"#,
    );
    let names = ["COGNITO-IDP:New".to_owned(), "arn:x".to_owned()];
    let read = json::read(document.as_bytes(), unchecked(&names));
    assert_eq!(check(&read.policy, Vec::new()).unchecked_actions, 2);
    // Names in the catalog are checked anyway, and ARNs are case-sensitive.
    let known =
        statement(r#""Effect":"Allow","Action":"cognito-idp:GetUser","Resource":"arn:aws:x:::A""#);
    let names = ["cognito-idp:GetUser".to_owned(), "arn:aws:x:::a".to_owned()];
    let read = json::read(known.as_bytes(), unchecked(&names));
    assert_eq!(check(&read.policy, Vec::new()).unchecked_actions, 0);
    let policy = lower(&read.policy);
    let resource = policy.statements[0].resources.items[0].resource.as_ref().unwrap();
    assert!(matches!(resource.target, Target::Types(_)));
    let names = ["COGNITO-IDP:New".to_owned(), "arn:x".to_owned()];
    let read = json::read(document.as_bytes(), unchecked(&names));
    let outcome = check(&read.policy, read.faults);
    let rules: Vec<_> = outcome.findings.iter().map(|it| it.rule).collect();
    // It takes no catalog to see that this is not an ARN.
    assert_eq!(rules, [Rule::RetiredAction, Rule::ShortArn]);
}
