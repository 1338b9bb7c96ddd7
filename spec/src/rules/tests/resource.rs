//! Resource lists: arguments, settings, full ARNs.

use super::*;

#[test]
fn arguments_fill_the_template() {
    for (written, expected) in [
        (POOL, "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X"),
        ("userpool(*)", "arn:aws:cognito-idp:*:*:userpool/*"),
        ("userpool(us-east-1_*)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_*"),
        (
            "userpool(us-gov-west-1_X)",
            "arn:aws-us-gov:cognito-idp:us-gov-west-1:*:userpool/us-gov-west-1_X",
        ),
        (
            "userpool(user_pool_id = us-east-1_X, account = 123456789012)",
            "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        ),
        ("userpool(*, region = eu-west-1)", "arn:aws:cognito-idp:eu-west-1:*:userpool/*"),
        ("userpool(*, region = cn-north-1)", "arn:aws-cn:cognito-idp:cn-north-1:*:userpool/*"),
        ("userpool(*, partition = aws-us-gov)", "arn:aws-us-gov:cognito-idp:*:*:userpool/*"),
        ("userpool(us-east-1*)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1*"),
        (
            "userpool(us-gov-west-1_X, region = *)",
            "arn:aws-us-gov:cognito-idp:*:*:userpool/us-gov-west-1_X",
        ),
        ("userpool(us-gov*)", "arn:aws-us-gov:cognito-idp:*:*:userpool/us-gov*"),
        ("userpool(*-gov-*)", "arn:aws-us-gov:cognito-idp:*:*:userpool/*-gov-*"),
        ("userpool(us-*_X, region = us-east-1)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-*_X"),
    ] {
        assert_eq!(emitted(&format!("allow ListUsers on {written}"), "Resource"), [expected]);
    }
    let webacl = "webacl(regional, edge, *, region = us-east-1)";
    assert_eq!(
        emitted(&format!("allow ListResourcesForWebACL on {webacl}"), "Resource"),
        ["arn:aws:wafv2:us-east-1:*:regional/webacl/edge/*"]
    );
}

#[test]
fn settings_fill_what_arns_leave_out() {
    let mut policy =
        policy(&["allow ListUsers on userpool(*) | userpool(us-east-1_X) | userpool(us-*)"]);
    policy.settings = Settings {
        partition: Some(setting("aws-us-gov", 2)),
        region: Some(setting("us-gov-west-1", 3)),
        account: Some(setting("123456789012", 4)),
        ..Settings::default()
    };
    let outcome = check(&policy);
    assert_eq!(outcome.findings, []);
    let document = outcome.policy.unwrap().document.into_text().unwrap();
    assert!(
        document.contains("\"arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/*\"")
    );
    // The region in the id takes precedence; a setting never narrows it.
    assert!(document.contains("\"arn:aws-us-gov:cognito-idp:*:123456789012:userpool/us-*\""));
    assert!(
        document.contains("\"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X\"")
    );
}

#[test]
fn settings_are_checked_once() {
    let mut policy =
        policy(&["allow ListUsers on userpool(*)", "deny AdminGetUser on userpool(*)"]);
    policy.settings = Settings {
        partition: Some(setting("awss", 2)),
        region: Some(setting("us-est-1", 3)),
        account: Some(setting("12", 4)),
        ..Settings::default()
    };
    let rules: Vec<_> = check(&policy).findings.iter().map(|it| (it.rule, it.span.start)).collect();
    assert_eq!(
        rules,
        [(Rule::InvalidPartition, 2), (Rule::InvalidArnRegion, 3), (Rule::InvalidArnAccount, 4)]
    );
    policy.settings.partition = Some(setting("aws-cn", 2));
    policy.settings.region = Some(setting("us-east-1", 3));
    policy.settings.account = None;
    let rules: Vec<_> = check(&policy).findings.iter().map(|it| (it.rule, it.span.start)).collect();
    assert_eq!(rules, [(Rule::InvalidArnRegion, 3)]);
}

#[test]
fn a_mistake_in_a_resource_is_reported_once() {
    for (written, rule) in [
        ("pool(*)", Rule::InvalidResourceType),
        ("identitypool(*)", Rule::InvalidResourceType),
        ("macie:bucket(*)", Rule::UncataloguedService),
        ("cognitoidp:userpool(*)", Rule::InvalidService),
        ("userpool()", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, us-east-1)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, user_pool_id = *)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, acount = *)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1)", Rule::InvalidArnResource),
        (
            "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_0123456789012345678901234567890123456789012345678",
            Rule::InvalidArnResource,
        ),
        ("userpool(us-east-1_a b)", Rule::InvalidArnResource),
        ("userpool(us-east-1_\u{2014})", Rule::InvalidCharacter),
        ("userpool(us-est-1_X)", Rule::InvalidArnRegion),
        ("userpool(us-est-1_X, region = us-east-1)", Rule::InvalidArnRegion),
        ("userpool(*, region = us-est-1)", Rule::InvalidArnRegion),
        ("userpool(*, region = us-east-1, partition = aws-cn)", Rule::InvalidArnRegion),
        ("userpool(us-east-1_X, partition = aws-cn)", Rule::InvalidArnRegion),
        ("userpool(*, partition = awss)", Rule::InvalidPartition),
        ("userpool(*, account = 1234)", Rule::InvalidArnAccount),
        ("userpool(us-east-1_X, region = eu-west-1)", Rule::RegionMismatch),
        ("userpool(us-east-1*, region = eu-west-1)", Rule::RegionMismatch),
        ("userpool(*west-2_X, region = us-east-1)", Rule::RegionMismatch),
        ("userpool(us-east-1_us-west-2_X)", Rule::InvalidArnRegion),
        ("userpool(*, region = us-iso*)", Rule::InvalidPartition),
        ("arn:aws:cognito-idp:us-east-1:userpool/us-east-1_X", Rule::ShortArn),
        ("userpool(us-gov-west-1_X, region = *, partition = aws-cn)", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:*:*:userpool/us-gov-west-1_X", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool/us-east-1*", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool?us-east-1_X", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool/us-*_X", Rule::RegionMismatch),
        ("us-east-1_X", Rule::InvalidArnPrefix),
        ("arn:aws:cognito-idp", Rule::ShortArn),
        ("arn::cognito-idp:us-east-1:*:userpool/*", Rule::MissingArnField),
        ("arn:aws::us-east-1:*:userpool/*", Rule::MissingArnField),
        ("arn:aws:cognito-idp:us-east-1:*:", Rule::MissingArnField),
        ("arn:awss:cognito-idp:us-east-1:*:userpool/*", Rule::InvalidPartition),
        ("arn:aws:cognito-ipd:us-east-1:*:userpool/*", Rule::InvalidService),
        ("arn:aws:Cognito-IDP:us-east-1:*:userpool/*", Rule::InvalidArnServiceCase),
        ("arn:aws:cognito-idp:us-est-1:*:userpool/*", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-est-1:*:userpool/us-est-1_X", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-gov-west-1:*:userpool/*", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-east-1:1234:userpool/*", Rule::InvalidArnAccount),
        ("arn:aws:cognito-idp::*:userpool/*", Rule::MissingArnRegion),
        ("arn:aws:cognito-idp:us-east-1::userpool/*", Rule::MissingArnAccount),
        ("arn:aws:cognito-idp:us-east-1:*:userpools/*", Rule::InvalidArnResource),
        ("arn:aws:cognito-idp:us-east-1:*:userpool/X", Rule::InvalidArnResource),
        ("arn:aws:cognito-idp:us-east-1:*:userpool/eu-west-1_X", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:*:*:userpool/us-est-1_X", Rule::InvalidArnRegion),
        ("unchecked:arn:aws:s3", Rule::ShortArn),
        ("unchecked:bucket", Rule::InvalidArnPrefix),
        ("unchecked:arn:aws:s3:::\u{2014}", Rule::InvalidCharacter),
    ] {
        assert_one(&format!("allow ListUsers on {written}"), rule, RESOURCES);
    }
}

#[test]
fn right_arns_pass() {
    for written in [
        "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-idp:*:*:userpool/*",
        "arn:aws*:cognito-idp:us-*:*:userpool/us-*",
        "arn:aws:cognito-idp:us-east-1:*:*",
    ] {
        assert_eq!(emitted(&format!("allow ListUsers on {written}"), "Resource"), [written]);
    }
    assert_right(&["allow s3:GetObject on arn:aws:s3:::bucket/*"]);
    assert_right(&["allow iam:GetPolicy on arn:aws:iam::aws:policy/ReadOnlyAccess"]);
    assert_right(&["allow AdminGetUser on unchecked:arn:aws:new::whatever:x"]);
}

/// Returns the value of a setting.
fn setting(written: &str, position: usize) -> Value<'static> {
    let span = Span::new(position, position + 1);
    Value::new(ValueKind::Text(written.to_owned().into()), span)
}

#[test]
fn a_wildcard_for_the_service_is_reported() {
    let both = findings(&["allow ListUsers on arn:aws:cognito-*:us-east-1:*:userpool/us-west-2*"]);
    assert_eq!(both, [(Rule::WildcardInServiceName, RESOURCES), (Rule::RegionMismatch, RESOURCES)]);
    let statement = "allow ListUsers on arn:aws:*:us-east-1:*:userpool/*";
    assert_one(statement, Rule::WildcardInServiceName, RESOURCES);
    // IAM rejects it.
    assert!(check(&policy(&[statement])).policy.is_none());
}

/// A runtime value or variable is one resource of many: `not` leaves the others.
#[test]
fn a_variable_or_runtime_value_is_not_every_resource() {
    for excluded in ["userpool(${aws:username})", "userpool({0})"] {
        assert_right(&[&format!("deny AdminGetUser on not {excluded}")]);
    }
    assert_one("deny AdminGetUser on not userpool(*)", Rule::EmptyResourceSet, RESOURCES);
}

#[test]
fn a_slash_in_a_variable_divides_no_fields() {
    let arn = "arn:aws:wafv2:us-east-1:*:regional/webacl/${aws:PrincipalTag/team}/x";
    assert_one(
        &format!("allow ListResourcesForWebACL on {arn}"),
        Rule::InvalidArnResource,
        RESOURCES,
    );
}
