//! Runtime values: what they must be, and where they are not allowed.

use super::*;
use crate::model::runtime::{Part, Runtime, Takes};
use crate::write::JsonPart;

/// Returns a full runtime value.
const fn whole(id: usize) -> JsonPart {
    JsonPart::Runtime(Runtime { id, part: Part::Whole })
}

/// Returns the document of a valid statement, with `<hole>` and `<hole.part>` for runtime values.
fn document(statement: &str) -> String {
    let outcome = check(&policy(&[statement]));
    assert!(outcome.findings.iter().all(|it| it.level == Level::Allow), "{:?}", outcome.findings);
    let document = outcome.policy.unwrap().document;
    let parts = document.parts().iter().map(|part| match part {
        JsonPart::Text(text) => text.to_owned(),
        JsonPart::Runtime(Runtime { id, part: Part::Whole }) => format!("<{id}>"),
        JsonPart::Runtime(Runtime { id, part }) => format!("<{id}.{part:?}>"),
    });
    parts.collect()
}

#[test]
fn the_region_of_a_run_time_id_is_known_at_run_time() {
    for (resource, arn) in [
        ("userpool({0})", "arn:<0.Partition>:cognito-idp:<0.Region>:*:userpool/<0>"),
        (
            "userpool({0}, account = {1})",
            "arn:<0.Partition>:cognito-idp:<0.Region>:<1>:userpool/<0>",
        ),
        ("userpool(*, region = {0})", "arn:<0.Partition>:cognito-idp:<0>:*:userpool/*"),
        ("userpool(*, partition = {0})", "arn:<0>:cognito-idp:*:*:userpool/*"),
        (
            "userpool(us-east-1_X, account = {0})",
            "arn:aws:cognito-idp:us-east-1:<0>:userpool/us-east-1_X",
        ),
    ] {
        let document = document(&format!("allow ListUsers on {resource}"));
        assert!(document.contains(&format!("\"Resource\":\"{arn}\"")), "{document}");
    }
}

#[test]
fn what_follows_from_a_run_time_value_is_not_named() {
    for resource in [
        "userpool({0}, region = us-east-1)",
        "userpool({0}, region = {1})",
        "userpool({0}, partition = aws)",
        "userpool(us-east-1_X, region = {0})",
        "userpool(us-*_X, region = {0})",
        "userpool(*, region = {0}, partition = aws)",
        "userpool(*, region = us-east-1, partition = {0})",
    ] {
        assert_one(&format!("allow ListUsers on {resource}"), Rule::InvalidRunTimeValue, RESOURCES);
    }
}

#[test]
fn a_whole_arn_of_run_time_is_the_resource() {
    let document = document("allow ListUsers on userpool(arn = {0})");
    assert!(document.contains(r#""Resource":"<0>""#), "{document}");
    let holes = check(&policy(&["allow ListUsers on userpool(arn = {0})"])).policy.unwrap().runtime;
    assert!(matches!(holes.get(0), Some(Takes::Arn(it)) if it.type_name == "UserPool"));
    for resource in [
        "userpool(arn = {0}, account = 123456789012)",
        "userpool({1}, arn = {0})",
        "userpool(arn = {0}, arn = {1})",
        "userpool(arn = arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X)",
    ] {
        assert_one(
            &format!("allow ListUsers on {resource}"),
            Rule::InvalidResourceArgument,
            RESOURCES,
        );
    }
    // It counts as a resource of its type, wherever that is.
    let statement = "allow ListUserPools on userpool(arn = {0})";
    assert_one(statement, Rule::UnsupportedResourceForAction, ACTIONS);
    let statement = "allow cognito-identity:DescribeIdentityPool on userpool(arn = {0})";
    assert_one(statement, Rule::UnsupportedResourceForAction, ACTIONS);
}

#[test]
fn an_unchecked_arn_of_run_time_is_whatever_it_is() {
    let mut policy = policy(&["allow ListUsers, s3:GetObject on userpool(*)"]);
    let span = Span::new(RESOURCES + 50, RESOURCES + 51);
    let value = Value::new(ValueKind::Hole(0), span);
    let item = ResourceItem { kind: ResourceKind::UncheckedValue(value), span };
    policy.statements[0].resources.items.push(item);
    let outcome = check(&policy);
    assert!(outcome.findings.iter().all(|it| it.level == Level::Allow), "{:?}", outcome.findings);
    let checked = outcome.policy.unwrap();
    assert!(matches!(checked.runtime.get(0), Some(Takes::AnyArn)));
    assert!(checked.document.parts().contains(&whole(0)));
}

#[test]
fn settings_of_run_time_fill_what_is_open() {
    let setting = |hole| Some(Value::new(ValueKind::Hole(hole), Span::new(2, 3)));
    let mut policy =
        policy(&["allow ListUsers on userpool(*) | userpool(us-east-1_X) | userpool({3})"]);
    policy.settings.region = setting(0);
    policy.settings.account = setting(1);
    let outcome = check(&policy);
    assert_eq!(outcome.findings, []);
    let checked = outcome.policy.unwrap();
    assert!(
        matches!(checked.runtime.get(0).unwrap(), Takes::Region)
            && matches!(checked.runtime.get(1).unwrap(), Takes::Account)
    );
    assert!(
        matches!(checked.runtime.get(3).unwrap(), Takes::Field(field) if field.type_name == "UserPoolId")
    );
    let document = checked.document;
    let regions = document.parts().iter().filter(|it| **it == whole(0)).count();
    assert_eq!(regions, 1, "{document:?}");
}

#[test]
fn a_partition_of_run_time_is_for_what_says_no_region() {
    let with = |partition, region: Option<ValueKind<'static>>, resource: &str| {
        let value = |kind, at| Value::new(kind, Span::new(at, at + 1));
        let mut policy = policy(&[&format!("allow ListUsers on {resource}")]);
        policy.settings.partition = Some(value(partition, 2));
        policy.settings.region = region.map(|kind| value(kind, 3));
        let outcome = check(&policy);
        outcome.findings.iter().map(|it| (it.rule, it.span.start)).collect::<Vec<_>>()
    };
    let (run_time, text) = (ValueKind::Hole, |it: &'static str| ValueKind::Text(it.into()));
    assert_eq!(with(run_time(0), None, "userpool(*)"), []);
    let rule = Rule::InvalidRunTimeValue;
    assert_eq!(with(run_time(0), None, "userpool(us-*_X)"), [(rule, RESOURCES)]);
    assert_eq!(with(text("aws"), Some(run_time(0)), "userpool(*)"), [(rule, 2)]);
}

/// Includes private-use characters, which a program could give a meaning of its own.
#[test]
fn a_character_that_iam_refuses_is_refused_wherever_it_stands() {
    let mark = "\u{f0000}";
    for statement in [
        "allow ListUsers on userpool(<>)",
        "allow ListUsers on userpool(us-east-1_<>)",
        "allow ListUsers on userpool(*, account = <>)",
        "allow ListUsers on userpool(*, region = <>)",
        "allow ListUsers on userpool(*, partition = <>)",
        "allow ListResourcesForWebACL on webacl(<>, <>, <>)",
        "allow ListUsers on arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_<>",
        "allow ListUsers on unchecked:arn:aws:s3:::<>",
        "allow unchecked:s3:<> on *",
        "allow List<> on *",
        "<>: allow ListUsers on *",
        "allow ListUsers on * if aws:username StringEquals <>",
        "allow ListUsers on * if aws:SourceIp StringLike <>",
        "allow ListUsers on * if aws:SourceArn StringLike <>",
        "allow ListUsers on * if aws:PrincipalTag/<> StringEquals x",
        "allow ListUsers on * if unchecked:new:<> StringEquals x",
        "allow ListUsers on * if aws:username <> x",
    ] {
        let outcome = check(&policy(&[&statement.replace("<>", mark)]));
        assert!(outcome.policy.is_none(), "{statement}");
        assert!(outcome.findings.iter().any(|it| it.level == Level::Error), "{statement}");
    }
    for setting in 0..3 {
        let mut policy = policy(&["allow ListUsers on userpool(*)"]);
        let text = || Some(Value::new(ValueKind::Text(mark.into()), Span::new(2, 3)));
        match setting {
            0 => policy.settings.partition = text(),
            1 => policy.settings.region = text(),
            _ => policy.settings.account = text(),
        }
        assert!(check(&policy).policy.is_none());
    }
}

#[test]
fn values_and_lists_of_run_time_stand_in_conditions() {
    let both = document(
        "allow ListUsers on * if aws:username StringEquals a | {0} and aws:userid StringLike {..1}",
    );
    assert!(both.contains(r#"{"aws:username":["a","<0>"]}"#), "{both}");
    assert!(both.contains(r#"{"aws:userid":<1.List>}"#), "{both}");
    for condition in [
        "aws:MultiFactorAuthAge NumericLessThan {..0}",
        "aws:SecureTransport Bool {..0}",
        "aws:CurrentTime DateLessThan {..0}",
    ] {
        assert_one(
            &format!("allow ListUsers on * if {condition}"),
            Rule::InvalidRunTimeValue,
            VALUES,
        );
    }
}
