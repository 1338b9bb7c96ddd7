//! Which condition keys can be used with which actions, and with which other keys.

use super::*;

#[test]
fn a_key_comes_with_an_action_or_with_its_resource() {
    for right in [
        "allow AdminGetUser on userpool(*) if aws:ResourceTag/team StringEquals x",
        "allow CreateUserPool on * if aws:RequestTag/team StringEquals x",
        "allow CreateUserPool on * if aws:TagKeys ForAnyValue:StringEquals x",
        "allow ListUserPools on * if aws:ResourceTag/team StringEqualsIfExists x",
        "allow ListUserPools on * if aws:PrincipalTag/team StringEquals x",
        "allow s3:GetObject on * if aws:ResourceTag/team StringEquals x",
        "deny AdminGetUser on not userpool(us-east-1_X) if aws:ResourceTag/team StringEquals x",
        "allow cognito-identity:CreateIdentityPool on * if aws:RequestTag/team StringEquals x",
    ] {
        assert_right(&[right]);
    }
    for wrong in [
        "allow ListUserPools on * if aws:ResourceTag/team StringEquals x",
        "allow AdminGetUser on userpool(*) if aws:RequestTag/team StringEquals x",
        "allow AdminGetUser, ListUserPools on * if aws:ResourceTag/team StringEquals x",
        "allow AdminList* on userpool(*) if aws:RequestTag/team StringEquals x",
        "allow level:List on userpool(*) if aws:RequestTag/team StringEquals x",
        // If the key is missing, the condition is always true, and the set is emitted name by name.
        "deny level:Tagging on * if aws:RequestTag/team StringNotEquals x",
        "allow AdminGetUser on userpool(*) if cognito-identity:IdentityPoolArn ArnLike arn:aws:s3:::x",
    ] {
        assert_one(wrong, Rule::UnsupportedActionForConditionKey, KEY);
    }
    let rendered =
        message("allow AdminGetUser, ListUserPools on * if aws:ResourceTag/team StringEquals x");
    assert!(
        rendered.starts_with("requests for `ListUserPools` never include `aws:ResourceTag/team`"),
        "{rendered}"
    );
    for (condition, outcome) in [
        ("StringEquals x", "never true"),
        ("StringNotEquals x", "always true"),
        ("Null true", "always true"),
        ("Null false", "never true"),
    ] {
        let rendered =
            message(&format!("deny ListUserPools on * if aws:ResourceTag/team {condition}"));
        assert!(rendered.contains(outcome), "{condition}: {rendered}");
    }
}

#[test]
fn what_some_actions_of_a_set_do_not_carry() {
    for (written, rule, position) in [
        ("allow List*", Rule::AllowWithUnsupportedTagConditionKeyForService, ACTIONS),
        ("deny List*", Rule::DenyWithUnsupportedTagConditionKeyForService, ACTIONS),
        ("deny level:List", Rule::DenyWithUnsupportedTagConditionKeyForService, ACTIONS),
        (
            "allow not AdminGetUser",
            Rule::AllowNotactionWithUnsupportedTagConditionKeyForService,
            KEY,
        ),
        ("deny not AdminGetUser", Rule::DenyNotactionWithUnsupportedTagConditionKeyForService, KEY),
    ] {
        let statement = format!("{written} on * if aws:ResourceTag/team StringEquals x");
        let found = findings(&[&statement]);
        assert!(found.contains(&(rule, position)), "{statement}: {found:?}");
    }
    let negated = "deny List* on * if aws:ResourceTag/team StringNotEquals x";
    assert!(message(negated).contains("they are always denied"));
    assert_right(&["deny List* on userpool(*) if aws:ResourceTag/team StringEquals x"]);
}

#[test]
fn some_keys_are_of_some_services() {
    let rule = Rule::UseConditionKeyOnlyWithSupportedServices;
    assert_one("allow ListUsers on * if aws:VpceOrgID StringEquals o-a1b2c3d4e5", rule, KEY);
    assert_one("deny unchecked:ec2:Run on * if aws:VpceAccount Null true", rule, KEY);
    let found = findings(&["allow *:* on * if aws:VpceAccount StringEquals 123456789012"]);
    assert!(found.contains(&(rule, KEY)), "{found:?}");
    assert_right(&[
        "allow s3:GetObject on * if aws:VpceAccount StringEquals 123456789012",
        "allow cognito-identity:CreateIdentityPool on * if aws:VpceOrgID StringEquals o-a1b2c3d4e5",
    ]);
}

#[test]
fn some_keys_need_another_one() {
    let alone = "allow ListUsers on * if aws:VpcSourceIp IpAddress 10.0.0.0/8";
    assert_one(alone, Rule::MissingPairedConditionKeys, KEY);
    assert_right(&[&format!("{alone} and aws:SourceVpc StringEquals vpc-1a2b3c4d")]);
    let alone = "allow ListUsers on * if iam:PassedToService StringEquals x.amazonaws.com";
    assert_one(alone, Rule::MissingActionForConditionKey, KEY);
    let role = "arn:aws:iam::123456789012:role/x";
    assert_right(&[&format!(
        "allow iam:PassRole on {role} if iam:PassedToService StringEquals x.amazonaws.com"
    )]);
}

#[test]
fn what_the_caller_can_set_is_no_protection() {
    for key in ["aws:referer", "aws:UserAgent"] {
        let statement = format!("allow ListUsers on * if {key} StringEquals x");
        assert_one(&statement, Rule::UntrustworthyConditionKey, KEY);
    }
}

#[test]
fn known_traps_are_reported() {
    for (statement, rule, position) in [
        (
            "deny ListUsers on * if aws:MultiFactorAuthPresent Bool false",
            Rule::MfaWithoutIfExists,
            OPERATOR,
        ),
        (
            "allow dynamodb:Query on * if dynamodb:Attributes ForAnyValue:StringEquals a",
            Rule::DynamodbAttributesWithoutSelect,
            KEY,
        ),
        (
            "deny s3:ListBucket on * if s3:prefix StringLike private/*",
            Rule::S3PrefixInNegativeContext,
            OPERATOR,
        ),
        (
            "allow s3:ListBucket on * if s3:prefix StringNotLike private/*",
            Rule::S3PrefixInNegativeContext,
            OPERATOR,
        ),
        (
            "deny ListUsers on * if aws:MultiFactorAuthAge NumericGreaterThan 3600",
            Rule::MfaWithoutIfExists,
            OPERATOR,
        ),
        (
            "allow ListUsers on * if aws:MultiFactorAuthPresent BoolIfExists true",
            Rule::MfaNotRequired,
            OPERATOR,
        ),
        (
            "allow ListUsers on * if aws:MultiFactorAuthPresent Bool false",
            Rule::MfaNotRequired,
            OPERATOR,
        ),
        (
            "allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThanIfExists 3600",
            Rule::IfExistsInAllow,
            OPERATOR,
        ),
        (
            "allow ListUsers on * if aws:SourceVpc StringEqualsIfExists vpc-0123456789abcdef0",
            Rule::IfExistsInAllow,
            OPERATOR,
        ),
        (
            "allow CreateUserPool on * if aws:TagKeys ForAllValues:StringEquals team",
            Rule::ForallvaluesWithoutNullCheck,
            OPERATOR,
        ),
        (
            "deny CreateUserPool on * if aws:TagKeys ForAnyValue:StringNotEquals team",
            Rule::ForanyvalueInDeny,
            OPERATOR,
        ),
        (
            "allow ListUsers on * if aws:SourceAccount StringEquals \"123456789012\"",
            Rule::ServiceKeyInIdentityPolicy,
            KEY,
        ),
        (
            "allow ListUsers on * if aws:PrincipalIsAWSService Bool true",
            Rule::ServiceKeyInIdentityPolicy,
            KEY,
        ),
    ] {
        assert_one(statement, rule, position);
    }
    assert_right(&[
        "deny ListUsers on * if aws:MultiFactorAuthPresent BoolIfExists false",
        "allow ListUsers on * if aws:MultiFactorAuthPresent Bool true",
        "deny ListUsers on * if aws:MultiFactorAuthAge NumericGreaterThanIfExists 3600",
        "deny ListUsers on * if aws:MultiFactorAuthAge NumericLessThan 3600",
        "deny ListUsers on * if aws:SourceVpc StringEqualsIfExists vpc-0123456789abcdef0",
        "deny CreateUserPool on * if aws:TagKeys ForAnyValue:StringEquals team",
        "deny ListUsers on * if aws:PrincipalIsAWSService Bool false",
        "deny ListUsers on * if aws:SourceAccount StringNotEqualsIfExists \"123456789012\"",
        "allow ListUsers on * if aws:SourceArn Null true",
    ]);
    assert_right(&[
        "allow CreateUserPool on * if aws:TagKeys ForAllValues:StringEquals team and aws:RequestTag/team StringEquals a",
    ]);
    assert_right(&[
        "allow ListUsers on * if aws:SourceVpc StringEqualsIfExists vpc-0123456789abcdef0 and aws:SourceVpc Null false",
    ]);
    assert_right(&["deny s3:ListBucket on * if s3:prefix StringNotLike x/*"]);
    assert_right(&["allow dynamodb:Query on * if dynamodb:Attributes \
                    ForAllValues:StringEquals a and dynamodb:Select StringEquals SPECIFIC_ATTRIBUTES"]);
}

#[test]
fn a_finding_about_a_key_depends_on_its_statement() {
    // Another rule explains better that IAM does not authorize an action.
    assert_one(
        "allow SignUp, AdminGetUser on * if aws:ResourceTag/team StringEquals x",
        Rule::NoEffectAction,
        ACTIONS,
    );
    let every = "deny *:* on * if aws:ResourceTag/team StringEquals x";
    assert!(message(every).contains("list the actions you want"));
    // Only actions of the statement's services are suggested.
    let rendered = message("allow ListUserPools on * if aws:TagKeys ForAnyValue:StringEquals x");
    assert!(
        rendered.contains("`CreateUserPool`") && !rendered.contains("cognito-identity"),
        "{rendered}"
    );
    for (condition, outcome) in [
        ("ForAllValues:StringEquals x", "always true"),
        ("ForAnyValue:StringEquals x", "never true"),
    ] {
        let rendered = message(&format!("deny ListUserPools on * if aws:TagKeys {condition}"));
        assert!(rendered.contains(outcome), "{rendered}");
    }
    let open = "deny not AdminGetUser on * if aws:VpceAccount StringEquals \"123456789012\"";
    assert_one(open, Rule::UseConditionKeyOnlyWithSupportedServices, KEY);
    let two = "allow ListUsers, cognito-identity:CreateIdentityPool, AdminGetUser on * \
               if aws:VpceAccount StringEquals \"123456789012\"";
    assert!(message(two).starts_with("`cognito-idp` or `cognito-identity` never sets"));
}

#[test]
fn traps_are_reported_only_where_they_apply() {
    let mfa = "deny ListUsers on * if aws:MultiFactorAuthPresent Bool";
    assert_one(&format!("{mfa} \"false\""), Rule::MfaWithoutIfExists, OPERATOR);
    assert_right(&[
        &format!("{mfa} true"),
        &format!("{mfa} false and aws:MultiFactorAuthPresent Null false"),
    ]);
    assert_right(&["deny dynamodb:Query on * if dynamodb:Attributes ForAnyValue:StringEquals a"]);
    assert_right(&[
        "allow ListUsers on * if iam:PassedToService StringEqualsIfExists x.amazonaws.com",
    ]);
}
