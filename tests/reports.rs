//! Reports of documents: what options change, how reports serialize, and what they never contain.

use cognito_perms::{Level, Options, Policy, Quota, Report, Rule, check};

/// This rule has no short example: a policy that is too large is long.
#[test]
fn a_document_is_not_larger_than_what_it_is_attached_to() {
    let pools = |number: usize| {
        let pool = |it| format!("\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_{it:05}\"");
        let pools: Vec<_> = (0..number).map(pool).collect();
        format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Sid\":\"Pools\",\"Effect\":\"Allow\",\
             \"Action\":\"cognito-idp:AdminGetUser\",\"Resource\":[{}]}}]}}",
            pools.join(", ")
        )
    };
    let rules = |document: &str, options: &Options| -> Vec<Rule> {
        check(document, options).findings().iter().map(|it| it.rule).collect()
    };
    let too_large = [Rule::PolicySizeExceedsIdentityPolicyQuota];
    assert_eq!(rules(&pools(50), &Options::new()), []);
    assert_eq!(rules(&pools(50), &Options::new().quota(Quota::User)), too_large);
    assert_eq!(rules(&pools(200), &Options::new()), too_large);
    assert_eq!(rules(&pools(200), &Options::new().any_size()), []);
    // White space does not count.
    assert_eq!(
        rules(&pools(50).replace(", ", ",\n                                "), &Options::new()),
        []
    );
}

#[test]
fn options_set_levels_and_let_names_pass() {
    let document = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow",
        "Action":["cognito-idp:SignUp","cognito-idp:New"],"Resource":"*"}}"#;
    let found = |options: &Options| -> Vec<(Rule, Level)> {
        check(document, options).findings().iter().map(|it| (it.rule, it.level)).collect()
    };
    let signup = (Rule::NoEffectAction, Level::Warn);
    let new = (Rule::InvalidAction, Level::Error);
    assert_eq!(found(&Options::new()), [signup, new]);
    let passing = Options::new().unchecked("cognito-idp:New");
    assert_eq!(found(&passing), [signup]);
    assert_eq!(check(document, &passing).unchecked_actions(), 1);
    assert_eq!(found(&passing.clone().allow(Rule::NoEffectAction)), []);
    assert_eq!(found(&passing.clone().deny(Rule::NoEffectAction)), [(signup.0, Level::Deny)]);
    assert!(Policy::from_json_with(document, &passing.clone().deny(Rule::NoEffectAction)).is_err());
    // The level of an error cannot be changed.
    assert_eq!(found(&Options::new().allow(Rule::InvalidAction)), [signup, new]);
    // A finding that is allowed by default is reported on request, but not if the caller allows it.
    let list = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-idp:ListUsers","Resource":"*"}}"#;
    let rules = |options: &Options| check(list, options).findings().len();
    assert_eq!(rules(&Options::new()), 0);
    assert_eq!(rules(&Options::new().all()), 1);
    assert_eq!(rules(&Options::new().all().allow(Rule::BroadResource)), 0);
}

#[test]
fn a_report_serialises_as_it_is_documented() {
    let document = "{\"Version\":\"2012-10-17\",\n\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"cognito-idp:Foo\",\"Resource\":\"*\"}}";
    let report = check(document, &Options::new().file("a.json").unchecked("s3:x"));
    let expected = serde_json::json!({
        "file": "a.json",
        "findings": [{
            "rule": "invalid_action",
            "level": "error",
            "message": "unknown action `Foo` in `cognito-idp`",
            "help": report.findings()[0].help,
            "line": 2,
            "column": 53,
            "end_line": 2,
            "end_column": 56,
            "arguments": { "name": "Foo", "service": "cognito-idp" },
        }],
        "policy_type": "identity",
        "unchecked_actions": 0,
    });
    assert_eq!(serde_json::to_value(&report).unwrap(), expected);
}

/// Names chosen by an author cannot affect a terminal or a log.
#[test]
fn reports_hold_no_control_characters() {
    let name = "Sta\\u001b[31m\\ntement\u{202e}";
    for document in [
        format!("{{\"{name}\": 1, \"Statement\": []}}"),
        format!(
            "{{\"Version\": \"{name}\", \"Statement\": [{{\"Sid\": \"{name}\", \"Effect\": \"{name}\"}}]}}"
        ),
    ] {
        let report = check(&document, &Options::new());
        assert!(!report.findings().is_empty());
        let text = report.to_string().replace('\n', "");
        assert!(!text.contains(|it: char| it.is_control() || it == '\u{202e}'), "{text:?}");
        for finding in report.findings() {
            assert!(!finding.message.contains('\n'), "{}", finding.message);
        }
    }
}

/// The number of allocations depends on the parts of a document, not on its bytes.
#[test]
fn bytes_are_not_allocated_one_by_one() {
    let document = |resource: &str, space: &str| {
        format!(
            "{{\"Version\": \"2012-10-17\",{space}\"Statement\": {{\"Effect\": \"Allow\", \"Action\": \"macie:GetObject\", \
             \"Resource\": \"arn:aws:macie:::{resource}\"}}}}"
        )
    };
    let allocations = |document: &str| {
        let options = Options::new().any_size().allow(Rule::RetiredAction);
        let counted = allocation_counter::measure(|| {
            assert!(check(document, &options).findings().is_empty());
        });
        counted.count_total
    };
    let short = allocations(&document("a", " "));
    let long = allocations(&document(&"a".repeat(100_000), &" \n".repeat(100_000)));
    // Growing strings are reallocated now and then.
    assert!(long < short + 60, "{short} and {long}");
}

#[test]
fn reports_and_options_can_be_shared() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<Report>();
    is_shared::<Options>();
}
