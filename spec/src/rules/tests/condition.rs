//! Condition keys and operators, separately and together.

use super::*;

#[track_caller]
fn assert_reported(condition: &str, rule: Rule, position: usize) {
    assert_eq!(reported(condition), [(rule, position)], "{condition}");
}

#[test]
fn every_operator_of_the_catalog_is_known_with_its_parts() {
    use crate::facts::catalog::{Family, OPERATORS};
    assert_eq!(OPERATORS.len(), 27);
    for operator in OPERATORS {
        let (single, several, value) = match operator.family {
            Family::String => ("aws:username", "aws:TagKeys", "x"),
            Family::Numeric => ("unchecked:new:Number", "", "5"),
            Family::Date => ("aws:CurrentTime", "", "2026-11-22"),
            Family::Bool => ("aws:SecureTransport", "", "true"),
            Family::Binary => ("unchecked:new:Key", "unchecked:new:Keys", "YWJj"),
            Family::IpAddress => ("aws:SourceIp", "", "203.0.113.0/24"),
            Family::Arn => ("ec2:SourceInstanceArn", "", "arn:aws:s3:::bucket"),
            Family::Null => ("aws:username", "", "true"),
        };
        let name = operator.name;
        assert_eq!(reported(&format!("{single} {name} {value}")), [], "{name}");
        if operator.family != Family::Null {
            assert_eq!(reported(&format!("{single} {name}IfExists {value}")), [], "{name}");
        }
        if !several.is_empty() {
            for set in ["ForAllValues", "ForAnyValue"] {
                // `ForAllValues` in an `allow` has a rule of its own.
                let condition = format!("{several} {set}:{name} {value} and {several} Null false");
                assert_eq!(reported(&condition), [], "{set}:{name}");
                let condition =
                    format!("{several} {set}:{name}IfExists {value} and {several} Null false");
                assert_eq!(reported(&condition), [], "{name}");
            }
        }
    }
}

#[test]
fn unknown_operators_are_reported_with_a_suggestion() {
    for (written, suggestion) in [
        ("StringEqual", "StringEquals"),
        ("stringequals", "StringEquals"),
        ("String", "StringEquals"),
        ("StringLikes", "StringLike"),
        ("NotStringEquals", "StringNotEquals"),
        ("StringEqualIfExists", "StringEqualsIfExists"),
        ("IpAddressEquals", "IpAddress"),
        ("NotIpAddres", "NotIpAddress"),
        ("BoolEquals", "Bool"),
        ("NumericLessThen", "NumericLessThan"),
        ("NumericLess", "NumericLessThan"),
        ("StringEqualsIfExist", "StringEqualsIfExists"),
        ("ForAnyValueStringEquals", "ForAnyValue:StringEquals"),
        ("StringEquals:IfExists", "StringEqualsIfExists"),
    ] {
        let statement = format!("allow ListUsers on * if aws:username {written} x");
        let rendered = message(&statement);
        assert!(rendered.contains(&format!("`{suggestion}`")), "{written}: {rendered}");
    }
    assert_reported("aws:username Equals x", Rule::InvalidConditionOperator, OPERATOR);
    assert_reported(
        "aws:TagKeys ForAnyValues:StringEquals x",
        Rule::InvalidConditionOperator,
        OPERATOR,
    );
    assert_reported("aws:TagKeys Every:StringEquals x", Rule::InvalidConditionOperator, OPERATOR);
}

/// The opposite operator is often spelled more like a name with a typo.
#[test]
fn a_suggested_operator_is_negated_as_it_was_written() {
    for (written, suggestion) in [
        ("aws:username NotEquals x", "write `StringNotEquals`"),
        ("aws:username NotEqualsIfExists x", "write `StringNotEqualsIfExists`"),
        ("aws:username notlike x", "write `StringNotLike`"),
        ("aws:username Equals x", "write `StringEquals`"),
        ("aws:SourceIp NotEquals x", "write `NotIpAddress`"),
        ("aws:MultiFactorAuthAge Equals 5", "write `NumericEquals`"),
        ("aws:SecureTransport NotEquals x", "operators start with"),
        ("aws:username StringNLike x", "`StringNotLike`"),
        ("aws:username StringNtEquals x", "`StringNotEquals`"),
        ("aws:username StringEqual x", "`StringEquals`"),
    ] {
        let rendered = message(&format!("allow ListUsers on * if {written}"));
        assert!(rendered.contains(suggestion), "{written}: {rendered}");
    }
}

#[test]
fn every_global_key_is_known_in_any_case() {
    use crate::facts::catalog::GLOBAL_CONDITION_KEYS;
    assert_eq!(GLOBAL_CONDITION_KEYS.len(), 63);
    assert_eq!(GLOBAL_CONDITION_KEYS.iter().filter(|it| !it.name.starts_with("aws:")).count(), 9);
    for key in
        GLOBAL_CONDITION_KEYS.iter().filter(|it| !it.untrustworthy && it.paired_with.is_empty())
    {
        let tag = if key.takes_tag_key() { "/Team" } else { "" };
        let name = format!("{}{tag}", key.base().to_uppercase());
        let statement = format!("allow unchecked:s3:GetNothing on * if {name} Null true");
        assert_eq!(findings(&[&statement]), [], "{name}");
        let outcome = check(&policy(&[&statement]));
        let document = outcome.policy.unwrap().document.into_text().unwrap();
        let tag = tag.to_uppercase();
        let written = document.to_uppercase();
        assert!(written.contains(&tag) && document.contains(key.base()), "{document}");
    }
}

#[test]
fn the_key_of_a_tag_keeps_its_case() {
    let statement =
        "allow AdminGetUser on userpool(*) if AWS:principaltag/CostCenter StringEquals x";
    let document = check(&policy(&[statement])).policy.unwrap().document.into_text().unwrap();
    assert!(document.contains(r#"{"aws:PrincipalTag/CostCenter":"x"}"#), "{document}");
}

#[test]
fn unknown_keys_are_reported() {
    for (condition, rule) in [
        ("SourceIp IpAddress 203.0.113.7", Rule::InvalidConditionKeyFormat),
        (":x StringEquals x", Rule::InvalidConditionKeyFormat),
        ("aws: StringEquals x", Rule::InvalidConditionKeyFormat),
        ("unchecked:nothing StringEquals x", Rule::InvalidConditionKeyFormat),
        ("aws:SourceIP2 IpAddress 203.0.113.7", Rule::InvalidGlobalConditionKey),
        ("aws:SourceIp/x IpAddress 203.0.113.7", Rule::InvalidGlobalConditionKey),
        ("aws:ARN ArnLike arn:aws:s3:::x", Rule::UnsupportedGlobalConditionKey),
        ("aws:arn ArnLike arn:aws:s3:::x", Rule::UnsupportedGlobalConditionKey),
        ("cognito-idp:Pool StringEquals x", Rule::InvalidServiceConditionKey),
        ("cognito:Pool StringEquals x", Rule::InvalidServiceConditionKey),
        ("macie:prefix StringEquals x", Rule::UncataloguedService),
        ("aws:ResourceTag StringEquals x", Rule::MissingTagKeyInCondition),
        ("aws:PrincipalTag/ StringEquals x", Rule::MissingTagKeyInCondition),
        ("aws:\u{2014} StringEquals x", Rule::InvalidCharacter),
        ("aws:PrincipalTag/${aws:username} StringEquals x", Rule::VariableUnsupportedInElement),
    ] {
        assert_reported(condition, rule, KEY);
    }
    let identity = "us-east-1:11111111-2222-3333-4444-555555555555";
    let claim = format!("cognito-identity.amazonaws.com:sub StringEquals {identity}");
    assert_eq!(reported(&claim), []);
    assert_eq!(reported("saml:sub StringEquals x"), []);
}

#[test]
fn suggestions_for_keys() {
    for (key, suggestion) in [
        ("SourceIp", "`aws:SourceIp`"),
        ("PrincipalTag/team", "`aws:PrincipalTag/team`"),
        ("aws:SourceIpp", "`aws:SourceIp`"),
        ("aws:PrincipleTag/team", "`aws:PrincipalTag/team`"),
        ("aws:SourceIp/x", "`aws:SourceIp`"),
        ("iam:PrincipalArn", "`aws:PrincipalArn`"),
        ("cognito-idp:ResourceTag/team", "`aws:ResourceTag/team`"),
        ("cognito:username", "`aws:PrincipalTag/username`"),
        ("aws:IdentityPoolArn", "`cognito-identity-auth:IdentityPoolArn`"),
    ] {
        let rendered = message(&format!("allow ListUsers on * if {key} StringEquals x"));
        assert!(rendered.contains(suggestion), "{key}: {rendered}");
    }
}

#[test]
fn unknown_claims_are_denied() {
    for key in [
        "cognito-identity.amazonaws.com:groups",
        "cognito-identity.amazonaws.com:username",
        "COGNITO-IDENTITY.amazonaws.com:Groups",
        "cognito-identity-us-gov.amazonaws.com:email",
        "cognito-identity.us-gov-east-1.amazonaws.com:email",
        "cognito-identity.amazon.com:sub",
        "cognito-identity.us-east-1.amazonaws.com:sub",
        "graph.facebook.com:email",
        "www.amazon.com:sub",
        "accounts.google.com:hd",
        "token.actions.githubusercontent.com:iss",
        "saml:groups",
    ] {
        let condition = format!("{key} StringEquals x");
        assert_reported(&condition, Rule::InvalidServiceConditionKey, KEY);
        let outcome = check(&policy(&[&format!("allow unchecked:new:Action on * if {condition}")]));
        assert_eq!(outcome.findings[0].level, Level::Deny, "{key}");
        assert_eq!(reported(&format!("unchecked:{condition}")), [], "{key}");
    }
    for known in [
        "graph.facebook.com:app_id",
        "www.amazon.com:user_id",
        "accounts.google.com:email",
        "token.actions.githubusercontent.com:repository",
        "saml:edupersonorgdn",
        "login.example.com:anything",
        "login.example.com/realm:sub",
        "cognito-identity.cn-north-1.amazonaws.com.cn:anything",
    ] {
        assert_eq!(reported(&format!("{known} StringEquals x")), [], "{known}");
    }
}

#[test]
fn the_claim_that_is_meant_is_suggested() {
    for (key, suggestion) in [
        ("cognito-identity.amazonaws.com.sub", "`cognito-identity.amazonaws.com:sub`"),
        ("cognito-identity.amazonaws.com/sub", "`cognito-identity.amazonaws.com:sub`"),
        ("cognito-identity:sub", "`cognito-identity.amazonaws.com:sub`"),
        ("cognito-identity.amazonaws:aud", "`cognito-identity.amazonaws.com:aud`"),
        ("cognito-identity.amazonaws.com.com:amr", "`cognito-identity.amazonaws.com:amr`"),
        ("cognito-identity-us-gov:sub", "`cognito-identity-us-gov.amazonaws.com:sub`"),
        ("cognito-identity.amazonaws.com:auds", "`cognito-identity.amazonaws.com:aud`"),
        ("cognito-identity.amazonaws.com:cognito:groups", "`aws:PrincipalTag/groups`"),
        ("cognito:groups", "`aws:PrincipalTag/groups`"),
        ("custom:tenant", "`aws:PrincipalTag/tenant`"),
        ("cognito:SourceIp", "`aws:SourceIp`"),
        (
            "graph.facebook.com:user",
            "expected `graph.facebook.com:app_id` or `graph.facebook.com:id`",
        ),
    ] {
        let rendered = message(&format!("allow ListUsers on * if {key} StringEquals x"));
        assert!(rendered.contains(suggestion), "{key}: {rendered}");
    }
    for (key, help) in [
        ("cognito-idp:username", "no key for users or groups"),
        ("cognito-idp:Groups", "no key for users or groups"),
        ("cognito-idp:ClientId", "no key for the app client"),
        ("cognito-idp:UserPoolClientId", "no key for the app client"),
        ("cognito-idp:UserPoolId", "limit the resources to the ARN of the user pool"),
    ] {
        let rendered = message(&format!("allow ListUsers on * if {key} StringEquals x"));
        assert!(rendered.contains(help), "{key}: {rendered}");
        assert!(
            !rendered.contains("unchecked") && !rendered.contains("aws:username"),
            "{rendered}"
        );
    }
}

#[test]
fn operators_fit_the_type_of_the_key() {
    for (condition, rule) in [
        ("aws:SourceIp StringEquals x", Rule::TypeMismatch),
        ("aws:MultiFactorAuthPresent StringEquals true", Rule::TypeMismatch),
        ("aws:CurrentTime NumericLessThan 5", Rule::TypeMismatch),
        ("aws:username ArnLike arn:aws:s3:::x", Rule::TypeMismatch),
        ("ec2:SourceInstanceArn StringLike x", Rule::StringLikeOperatorWithArnConditionKeys),
        ("aws:TagKeys StringEquals x", Rule::MissingQualifier),
        ("cognito-identity.amazonaws.com:amr StringLike authenticated", Rule::MissingQualifier),
        ("login.example.com:amr StringEquals mfa", Rule::MissingQualifier),
        ("saml:edupersonaffiliation StringEquals staff", Rule::MissingQualifier),
        ("saml:sub ForAllValues:StringEquals x", Rule::ForallvaluesWithSingleValuedKey),
        ("saml:sub ForAnyValue:StringEquals x", Rule::ForanyvalueWithSingleValuedKey),
        ("aws:username ForAllValues:StringEquals x", Rule::ForallvaluesWithSingleValuedKey),
        ("aws:username ForAnyValue:StringEquals x", Rule::ForanyvalueWithSingleValuedKey),
        ("aws:username NullIfExists true", Rule::NullWithIfExists),
        ("aws:TagKeys ForAllValues:Null true", Rule::NullWithQualifier),
        ("aws:TagKeys ForAnyValue:Null true", Rule::NullWithQualifier),
    ] {
        assert_reported(condition, rule, OPERATOR);
    }
    for right in [
        "aws:Ec2InstanceSourceVpc Null false and aws:Ec2InstanceSourcePrivateIPv4 StringEquals ${aws:VpcSourceIp}",
        "ec2:SourceInstanceArn ArnEquals ${aws:PrincipalArn}",
        "aws:EpochTime DateLessThan 2026-11-22",
        "aws:EpochTime NumericLessThan 1795000000",
        "ec2:SourceInstanceArn StringEquals arn:aws:s3:::x",
        "aws:TagKeys Null true",
    ] {
        assert_eq!(reported(right), [], "{right}");
    }
}

#[test]
fn the_suggested_operator_keeps_its_parts() {
    for (condition, suggestion) in [
        ("aws:SourceIp StringNotEqualsIfExists x", "`NotIpAddressIfExists`"),
        ("aws:CurrentTime NumericLessThan 5", "`DateLessThan`"),
        ("ec2:SourceInstanceArn StringNotLike x", "`ArnNotLike`"),
        ("ec2:SourceInstanceArn ForAnyValue:StringLike x", "write `ArnLike`"),
        ("aws:TagKeys Bool true", "write `ForAnyValue:StringEquals`"),
        // If no operator has the same meaning, none with the opposite meaning is suggested.
        ("aws:SecureTransport StringNotEquals true", "`BoolIfExists` with the opposite value"),
        ("aws:SecureTransport NumericLessThan 1", "use `Bool`"),
        ("aws:FederatedProvider ArnLike arn:aws:s3:::x", "write `StringLike`"),
        ("aws:FederatedProvider ArnNotEquals arn:aws:s3:::x", "write `StringNotLike`"),
        ("ec2:SourceInstanceArn StringLike *x*", "`ArnLike` with all six fields"),
        ("aws:username NumericGreaterThan 5", "use `StringEquals`, "),
        ("aws:MultiFactorAuthPresent StringEquals true", "`Bool`"),
        ("aws:TagKeys StringLikeIfExists x", "`ForAnyValue:StringLikeIfExists`"),
        ("aws:username ForAllValues:StringLikeIfExists x", "`StringLikeIfExists`"),
        (
            "cognito-identity.amazonaws.com:amr StringLike authenticated",
            "help: write `ForAnyValue:StringLike`",
        ),
    ] {
        let rendered = message(&format!("allow unchecked:new:Action on * if {condition}"));
        assert!(rendered.contains(suggestion), "{condition}: {rendered}");
    }
}

#[test]
fn a_condition_stands_once() {
    let twice = "aws:username StringEquals x and aws:username StringEquals y";
    assert_reported(twice, Rule::DuplicateCondition, KEY + 100);
    let by_case = "aws:username StringEquals x and aws:UserName StringEquals y";
    assert_reported(by_case, Rule::DuplicateKeysWithDifferentCase, KEY + 100);
    assert_eq!(reported("aws:username StringLike x and aws:username StringNotLike y"), []);
}

#[test]
fn conditions_with_one_operator_share_an_object() {
    let statement = "allow AdminGetUser on userpool(*) if aws:username StringEquals a \
                     and aws:SecureTransport Bool true and aws:userid StringEquals b | c";
    let document = check(&policy(&[statement])).policy.unwrap().document.into_text().unwrap();
    let expected = r#""Condition":{"StringEquals":{"aws:username":"a","aws:userid":["b","c"]},"Bool":{"aws:SecureTransport":"true"}}"#;
    assert!(document.contains(expected), "{document}");
}
