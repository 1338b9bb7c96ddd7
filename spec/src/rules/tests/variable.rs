//! Policy variables in resources and in condition values.

use super::*;

#[test]
fn what_is_wrong_with_a_variable() {
    for (variable, rule) in [
        ("${aws:username", Rule::MissingBraceInVariable),
        ("${aws:PrincipalTag/team, nobody}", Rule::MissingQuoteInVariable),
        ("${aws: username}", Rule::UnsupportedSpaceInVariable),
        ("${}", Rule::EmptyVariable),
        ("${aws:usernme}", Rule::UnknownVariable),
        ("${username}", Rule::UnknownVariable),
        ("${aws:PrincipalTag}", Rule::UnknownVariable),
        ("${aws:TagKeys}", Rule::MultivaluedVariable),
    ] {
        assert_one(
            &format!("allow ListUsers on * if aws:username StringEquals {variable}"),
            rule,
            VALUES,
        );
        let arn = format!("arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_{variable}");
        assert_one(&format!("allow ListUsers on {arn}"), rule, RESOURCES);
    }
    for (variable, suggestion) in [
        ("${username}", "`${aws:username}`"),
        ("${aws:usernme}", "`${aws:username}`"),
        ("${aws:PrincipleTag/team}", "`${aws:PrincipalTag/team}`"),
        ("${aws: username}", "`${aws:username}`"),
        ("${aws: username, 'a b'}", "`${aws:username, 'a b'}`"),
        ("${aws:PrincipalTag/a b}", "policy variables cannot contain spaces"),
        ("${cognito-idp:nope}", "unknown key in the policy variable"),
    ] {
        let rendered =
            message(&format!("allow ListUsers on * if aws:username StringEquals {variable}"));
        assert!(rendered.contains(suggestion), "{rendered}");
    }
}

#[test]
fn variables_stand_where_iam_reads_them() {
    for (resource, rule) in [
        (
            "arn:aws:cognito-idp:${aws:RequestedRegion}:*:userpool/*",
            Rule::VariableUnsupportedInElement,
        ),
        (
            "arn:${aws:username}:cognito-idp:us-east-1:*:userpool/*",
            Rule::VariableUnsupportedInElement,
        ),
        ("userpool(*, account = ${aws:PrincipalAccount})", Rule::VariableUnsupportedInElement),
        ("userpool(*, region = ${aws:RequestedRegion})", Rule::VariableUnsupportedInElement),
    ] {
        assert_one(&format!("allow ListUsers on {resource}"), rule, RESOURCES);
    }
    for condition in [
        "aws:SourceIp IpAddress ${aws:SourceIp}",
        "aws:SecureTransport Bool ${aws:SecureTransport}",
        "aws:CurrentTime DateLessThan ${aws:TokenIssueTime}",
        "aws:MultiFactorAuthAge NumericLessThan ${aws:MultiFactorAuthAge}",
        "aws:username Null ${aws:username}",
    ] {
        let statement = format!("allow ListUsers on * if {condition}");
        assert_one(&statement, Rule::InvalidVariableForOperator, VALUES);
    }
}

#[test]
fn right_variables_are_emitted_as_they_stand() {
    for resource in
        ["userpool(us-east-1_${aws:PrincipalTag/pool})", "userpool(${aws:PrincipalTag/pool})"]
    {
        let [arn] =
            emitted(&format!("allow ListUsers on {resource}"), "Resource").try_into().unwrap();
        let inside = resource.strip_prefix("userpool(").unwrap().trim_end_matches(')');
        assert!(arn.ends_with(&format!("userpool/{inside}")), "{arn}");
    }
    let arn = "arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:sub}/*";
    assert_eq!(emitted(&format!("allow s3:GetObject on {arn}"), "Resource"), [arn]);
    assert_right(&[
        "allow ListUsers on * if aws:username StringEquals ${aws:PrincipalTag/name, 'no } one'}",
        "allow ListUsers on * if aws:SourceArn ArnLike arn:aws:s3:::${aws:username}",
        "allow ListUsers on * if aws:username StringLike ${*}${?}${$}${s3:prefix}",
    ]);
}
