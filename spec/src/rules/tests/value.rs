//! Condition values, by what operators compare and what keys accept.

use super::*;

#[test]
fn values_have_the_type_of_their_operator() {
    for (condition, rule) in [
        ("aws:SecureTransport Bool yes", Rule::TypeMismatchBoolean),
        ("aws:SecureTransport Bool \"True\"", Rule::TypeMismatchBoolean),
        ("aws:username Null 1", Rule::TypeMismatchBoolean),
        ("aws:MultiFactorAuthAge NumericLessThan soon", Rule::TypeMismatchNumber),
        ("aws:MultiFactorAuthAge NumericLessThan \"1e5\"", Rule::TypeMismatchNumber),
        ("aws:CurrentTime DateLessThan tomorrow", Rule::TypeMismatchDate),
        ("aws:CurrentTime DateLessThan 2026-02-29", Rule::TypeMismatchDate),
        ("aws:CurrentTime DateLessThan 1795000000", Rule::InvalidDateValue),
        ("aws:SourceIp IpAddress localhost", Rule::TypeMismatchIpRange),
        ("aws:SourceIp IpAddress 203.0.113.0/33", Rule::TypeMismatchIpRange),
        ("aws:SourceIp IpAddress 203.0.113.7/24", Rule::ImproveIpRange),
        ("ec2:SourceInstanceArn ArnLike arn:aws:s3", Rule::ShortArn),
        ("ec2:SourceInstanceArn ArnLike bucket", Rule::InvalidArnPrefix),
        ("ec2:SourceInstanceArn ArnLike arn:awss:s3:::x", Rule::InvalidPartition),
        ("ec2:SourceInstanceArn ArnLike arn:aws:${aws:userid}:${aws:username}", Rule::ShortArn),
        ("aws:PrincipalArn ArnLike arn:aws:iam::12345678901:role/x", Rule::InvalidArnAccount),
        (
            "ec2:SourceInstanceArn ArnLike arn:aws:sns:us-est-1:123456789012:x",
            Rule::InvalidArnRegion,
        ),
        // No value can contain this, whatever the operator is.
        ("aws:SourceIp IpAddress \u{f0000}", Rule::InvalidCharacter),
        ("unchecked:new:Key BinaryEquals ???", Rule::TypeMismatchString),
        ("unchecked:new:Key BinaryEquals YWJ", Rule::TypeMismatchString),
        ("aws:username StringEquals \u{2014}", Rule::InvalidCharacter),
    ] {
        assert_eq!(reported(condition), [(rule, VALUES)], "{condition}");
    }
}

#[test]
fn ids_have_their_form() {
    for (condition, rule) in [
        ("aws:RequestedRegion StringEquals us-est-1", Rule::InvalidRegion),
        ("aws:RequestedRegion StringLike uk-*", Rule::InvalidRegion),
        ("aws:SourceVpc StringEquals vpc-123", Rule::InvalidVpcFormat),
        ("aws:SourceVpce StringEquals vpc-1a2b3c4d", Rule::InvalidVpceFormat),
        ("aws:PrincipalAccount StringEquals 1234", Rule::InvalidAccountId),
        ("aws:PrincipalOrgID StringEquals o-x", Rule::InvalidOrganizationId),
        (
            "aws:PrincipalOrgPaths ForAnyValue:StringEquals ou-ab12-11111111",
            Rule::InvalidOrganizationId,
        ),
        ("aws:CalledViaFirst StringEquals athena", Rule::InvalidServicePrincipalFormat),
        (
            "aws:CalledViaFirst StringEquals Athena.amazonaws.com",
            Rule::InvalidServicePrincipalFormat,
        ),
        ("kms:ViaService StringEquals lambda.amazonaws.com", Rule::InvalidServicePrincipalFormat),
        (
            "s3:x-amz-server-side-encryption-aws-kms-key-id StringEquals alias/x",
            Rule::InvalidKmsKeyValue,
        ),
    ] {
        assert_eq!(reported(condition), [(rule, VALUES)], "{condition}");
    }
    for right in [
        "aws:PrincipalArn ArnLike arn:aws:iam::cloudfront:user/x",
        "ec2:SourceInstanceArn ArnLike arn:aws:iam::aws:policy/x",
        "ec2:SourceInstanceArn ArnLike arn:aws:s3:${aws:RequestedRegion}:${aws:PrincipalAccount}:x",
        "aws:CalledViaFirst StringEquals member.org.stacksets.cloudformation.amazonaws.com",
        "aws:RequestedRegion StringLike eu-*",
        "aws:RequestedRegion StringEqualsIgnoreCase EU-west-1",
        "aws:SourceVpc StringEquals vpc-11223344556677889",
        "aws:SourceVpce StringEquals vpce-1a2b3c4d",
        "aws:PrincipalAccount StringEquals \"123456789012\" | anonymous",
        "aws:PrincipalOrgID StringEquals o-a1b2c3d4e5",
        "aws:PrincipalOrgPaths ForAnyValue:StringLike o-a1b2c3d4e5/r-ab12/*",
        "aws:CalledVia ForAnyValue:StringEquals athena.amazonaws.com | lambda.c2s.ic.gov | ec2.amazonaws.com.cn",
        "kms:ViaService StringEquals cognito-idp.us-east-1.amazonaws.com",
        "s3:x-amz-server-side-encryption-aws-kms-key-id StringEquals arn:aws:kms:us-east-1:123456789012:key/1a2b",
    ] {
        assert_eq!(reported(right), [], "{right}");
    }
}

#[test]
fn sources_of_requests_are_public() {
    for (condition, expected) in [
        ("aws:SourceIp IpAddress 10.0.0.0/8", vec![(Rule::PrivateIpAddress, VALUES)]),
        ("aws:SourceIp NotIpAddress 10.0.0.0/8", vec![(Rule::PrivateNotIpAddress, VALUES)]),
        (
            "aws:SourceIp IpAddress 203.0.113.7 | 192.168.0.0/16",
            vec![(Rule::PrivateIpAddressSubset, VALUES + 1)],
        ),
        (
            "aws:SourceIp NotIpAddress 203.0.113.7 | 192.168.0.0/16",
            vec![(Rule::PrivateNotIpAddressSubset, VALUES + 1)],
        ),
        ("aws:SourceIp IpAddress 203.0.113.7 | {0}", vec![]),
    ] {
        assert_eq!(reported(condition), expected, "{condition}");
    }
}

#[test]
fn lists_are_of_one_kind() {
    for (condition, rule, position) in [
        ("aws:username StringEquals a | 5", Rule::InvalidConditionDataType, VALUES + 1),
        (
            "aws:SecureTransport Bool true | false",
            Rule::InvalidConditionMultipleBoolean,
            VALUES + 1,
        ),
        (
            "aws:MultiFactorAuthAge NumericLessThan 2700 | 3600",
            Rule::RedundantConditionValueNum,
            VALUES,
        ),
        ("aws:username StringEquals", Rule::EmptyArrayCondition, VALUES),
        ("aws:username StringEqualsIfExists", Rule::EmptyArrayConditionIfexists, VALUES),
        ("aws:TagKeys ForAllValues:StringEquals", Rule::EmptyArrayConditionForallvalues, VALUES),
        ("aws:TagKeys ForAnyValue:StringEquals", Rule::EmptyArrayConditionForanyvalue, VALUES),
    ] {
        assert_eq!(reported(condition), [(rule, position)], "{condition}");
    }
    let least = "allow ListUsers on * if aws:MultiFactorAuthAge NumericGreaterThan 2700 | 3600";
    assert!(message(least).contains("write `2700`"));
    assert_eq!(reported("aws:MultiFactorAuthAge NumericEquals 2700 | 3600"), []);
    // Rust parses these as numbers, but they do not have the form that the rule asks for.
    for other in ["NaN", "inf", "1e9"] {
        let condition = format!("aws:MultiFactorAuthAge NumericLessThan \"{other}\" | \"5\"");
        assert_eq!(reported(&condition), [(Rule::TypeMismatchNumber, VALUES)], "{condition}");
    }
}

#[test]
fn wildcards_stand_where_they_are_read() {
    for (condition, rule) in [
        ("aws:username StringEquals a*", Rule::WildcardWithoutLikeOperator),
        ("aws:username StringNotEqualsIgnoreCase a?", Rule::WildcardWithoutLikeOperator),
        ("aws:PrincipalOrgID StringLike o-*", Rule::WildcardUsageTooPermissive),
        ("aws:SourceVpc StringNotLike *", Rule::WildcardUsageTooPermissive),
        ("aws:userid StringLike *", Rule::WildcardUsageTooPermissive),
        ("aws:userid StringLike AROA*", Rule::WildcardUsageTooPermissive),
        ("aws:PrincipalAccount StringEquals ${aws:username}", Rule::VariableUsageTooPermissive),
        ("aws:userid StringEquals ${aws:userid}", Rule::VariableUsageTooPermissive),
        ("aws:username StringLike *", Rule::EquivalentToNullFalse),
        ("aws:username StringNotLike *", Rule::EquivalentToNullTrue),
        ("aws:username StringLikeIfExists *", Rule::RedundantKeyDueToWildcardInCondition),
        ("aws:TagKeys ForAllValues:StringLike *", Rule::RedundantKeyDueToWildcardInCondition),
        ("aws:RequestedRegion StringLike *", Rule::RedundantKeyDueToWildcardInCondition),
        ("aws:RequestedRegion StringNotLike *", Rule::RedundantStatementDueToWildcardInCondition),
        (
            "aws:TagKeys ForAnyValue:StringNotLike *",
            Rule::RedundantStatementDueToWildcardInCondition,
        ),
    ] {
        assert_eq!(reported(condition), [(rule, VALUES)], "{condition}");
    }
    for right in [
        "aws:username StringLike a*",
        "aws:username StringEquals a${*}",
        "aws:userid StringLike AROA123:*",
        "aws:userid StringLike *:*",
        "aws:userid StringEquals AROA123:${aws:userid}",
        "aws:ResourceOrgID StringEquals ${aws:PrincipalOrgID}",
        "ec2:SourceInstanceArn ArnEquals arn:aws:s3:::a*",
    ] {
        assert_eq!(reported(right), [], "{right}");
    }
}

#[test]
fn what_is_known_of_a_list_is_known_of_all_of_it() {
    let least = "allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThan 3600 | 2700";
    assert!(message(least).contains("write `3600`"));
    assert_eq!(reported("aws:MultiFactorAuthAge NumericLessThan 2700 | {0}"), []);
    let with_run_time = "aws:SourceIp IpAddress 10.0.0.0/8 | {0}";
    assert_eq!(reported(with_run_time), [(Rule::PrivateIpAddressSubset, VALUES)]);
    let one_address = "aws:Ec2InstanceSourceVpc Null false \
                       and aws:Ec2InstanceSourcePrivateIPv4 StringEquals ${aws:VpcSourceIp} | 10.0.0.1";
    assert_eq!(reported(one_address), [(Rule::TypeMismatch, OPERATOR + 100)]);
    let missing = "aws:TagKeys ForAnyValue:StringNotLikeIfExists *";
    assert_eq!(reported(missing), [(Rule::EquivalentToNullTrue, VALUES)]);
    assert_eq!(reported("aws:userid StringLike AROA1:a*"), []);
    assert_eq!(reported("aws:userid StringEquals AROA1:${aws:username}"), []);
    assert_eq!(
        reported("unchecked:new:Key BinaryEquals Y==="),
        [(Rule::TypeMismatchString, VALUES)]
    );
}

#[test]
fn claims_of_identity_pools_have_values_of_one_form() {
    const ID: &str = "us-east-1:11111111-2222-3333-4444-555555555555";
    let arn = format!("arn:aws:cognito-identity:us-east-1:123456789012:identitypool/{ID}");
    for (condition, help) in [
        ("aud StringEquals us-east-1_Ab12Cd34E", "this is a user pool id"),
        ("aud StringLike us-east-1_*", "this is a user pool id"),
        ("aud StringEquals 3n4b5urk1ft4fl3mg5e62d9ado", "a lowercase UUID"),
        (
            "aud StringNotEquals us-nowhere-1:11111111-2222-3333-4444-555555555555",
            "a lowercase UUID",
        ),
        ("aud StringLike us-east-1:1111_*", "a lowercase UUID"),
        ("aud StringEquals US-EAST-1:11111111-2222-3333-4444-555555555555", ID),
        (&format!("aud StringEquals {arn}"), ID),
        ("sub StringEquals 11111111-2222-3333-4444-555555555555", "not of a user in a user pool"),
        ("sub StringLike jane*", "not of a user in a user pool"),
        ("amr ForAnyValue:StringLike Authenticated", "`authenticated`"),
        ("amr ForAnyValue:StringLike unauthentcated", "`unauthenticated`"),
        ("amr ForAnyValue:StringLike facebook", "`graph.facebook.com`"),
        ("amr ForAnyValue:StringLike https://accounts.google.com", "`accounts.google.com`"),
        (
            "amr ForAnyValue:StringLike us-east-1_Ab12Cd34E",
            "`cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab12Cd34E`",
        ),
        (
            "amr ForAnyValue:StringLike cognito-idp.us-east-1.amazonaws.com/eu-west-1_Ab12Cd34E",
            "the name of a login provider",
        ),
        ("amr ForAnyValue:StringLike cognito-idp.us-east-1.amazonaws.com", "the name of a login"),
        (&format!("amr ForAnyValue:StringLike {ID}"), "the name of a login provider"),
        ("amr ForAnyValue:StringLike a,b", "the name of a login provider"),
    ] {
        let claim = format!("cognito-identity.amazonaws.com:{condition}");
        assert_eq!(reported(&claim), [(Rule::InvalidClaimValue, VALUES)], "{claim}");
        let rendered = message(&format!("allow unchecked:new:Action on * if {claim}"));
        assert!(rendered.contains(help), "{claim}: {rendered}");
    }
    for right in [
        &*format!("aud StringEquals {ID}"),
        "aud StringLike us-east-1:*",
        "aud StringLike us-*",
        "aud StringEqualsIgnoreCase US-EAST-1:11111111-2222-3333-4444-555555555555",
        "aud StringEquals ${aws:PrincipalTag/pool}",
        "aud Null false",
        &*format!("sub StringEquals {ID}"),
        "sub StringLike us-east-1:????????-*",
        "amr ForAnyValue:StringLike authenticated",
        "amr ForAnyValue:StringEquals unauthenticated",
        "amr ForAnyValue:StringLike graph.facebook.com",
        "amr ForAnyValue:StringLike appleid.apple.com",
        "amr ForAnyValue:StringLike cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab12Cd34E",
        "amr ForAnyValue:StringLike cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab12Cd34E:CognitoSignIn:*",
        "amr ForAnyValue:StringLike cognito-idp.*",
        "amr ForAnyValue:StringLike arn:aws:iam::123456789012:saml-provider/acme",
        "amr ForAnyValue:StringLike login.acme.app",
        "amr ForAnyValue:StringLike acme",
    ] {
        assert_eq!(reported(&format!("cognito-identity.amazonaws.com:{right}")), [], "{right}");
    }
    assert_eq!(reported("login.example.com:aud StringEquals us-east-1_Ab12Cd34E"), []);
}
