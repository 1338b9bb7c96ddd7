//! Policy variables in resources and in condition values.

use super::*;
use crate::syntax::LintLevel;

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
        ("${cognito-identity.amazonaws.com:amr}", Rule::MultivaluedVariable),
        ("${cognito-identity.amazonaws.com:username}", Rule::UnknownVariable),
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
        ("${cognito-identity.amazonaws.com.sub}", "`${cognito-identity.amazonaws.com:sub}`"),
        ("${cognito-identity:sub}", "`${cognito-identity.amazonaws.com:sub}`"),
        ("${!cognito-identity.amazonaws.com:sub}", "`${cognito-identity.amazonaws.com:sub}`"),
        ("${cognito-identity.amazonaws:sub, 'x'}", "`${cognito-identity.amazonaws.com:sub, 'x'}`"),
        ("${accounts.google.com.sub}", "`${accounts.google.com:sub}`"),
        ("${cognito:username}", "`${aws:PrincipalTag/username}`"),
        ("${cognito:username}", "`${cognito-identity.amazonaws.com:sub}`"),
        ("${cognito-idp:username}", "`${aws:PrincipalTag/username}`"),
        ("${custom:tenant}", "`${aws:PrincipalTag/tenant}`"),
        ("${graph.facebook.com:name}", "`graph.facebook.com:app_id`"),
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
        "allow ListUsers on * if ec2:SourceInstanceArn ArnLike arn:aws:s3:::${aws:username}",
        "allow ListUsers on * if aws:username StringLike ${*}${?}${$}${s3:prefix}",
    ]);
}

#[test]
fn an_unknown_claim_can_be_allowed() {
    let variable = "${cognito-identity.amazonaws.com:new}";
    let written = format!("allow s3:GetObject on arn:aws:s3:::bucket/{variable}");
    let outcome = check(&policy(&[&written]));
    assert_eq!(outcome.findings.iter().map(|it| it.level).collect::<Vec<_>>(), [Level::Deny]);
    let mut allowed = policy(&[&written]);
    allowed.settings.lints = vec![LintLevel::of(Level::Allow, [Rule::UnknownVariable])];
    let document = check(&allowed).policy.unwrap().document.into_text().unwrap();
    assert!(document.contains(variable), "{document}");
    let mut accepted = policy(&[&written]);
    accepted.settings.unchecked = vec!["cognito-identity.amazonaws.com:new".to_owned()].into();
    assert_eq!(check(&accepted).findings, []);
}

#[test]
fn what_looks_like_a_variable_is_plain_text() {
    for (text, variable) in [
        ("$${aws:username}", "${aws:username}"),
        ("&{aws:username}", "${aws:username}"),
        ("#{aws:username}", "${aws:username}"),
        ("%{aws:username}", "${aws:username}"),
        ("@{aws:username}", "${aws:username}"),
        ("x-{{aws:username}}-y", "${aws:username}"),
        ("{{ aws:username }}", "${aws:username}"),
        ("$(aws:username)", "${aws:username}"),
        ("<aws:username>", "${aws:username}"),
        ("{AWS:UserName}", "${AWS:UserName}"),
        ("$aws:username", "${aws:username}"),
        ("$aws:username.txt", "${aws:username}"),
        ("$aws:PrincipalTag/team/x", "${aws:PrincipalTag/team}"),
        ("<aws:PrincipalTag/team>", "${aws:PrincipalTag/team}"),
        ("&{aws:PrincipalTag/team, 'none'}", "${aws:PrincipalTag/team, 'none'}"),
        ("{cognito-identity.amazonaws.com:sub}", "${cognito-identity.amazonaws.com:sub}"),
        ("&{saml:sub}", "${saml:sub}"),
        ("${aws:userid}/<s3:prefix>", "${s3:prefix}"),
    ] {
        let typed = format!("allow s3:GetObject on s3:object(bucket, x{text})");
        for statement in [
            format!("allow s3:GetObject on arn:aws:s3:::bucket/{text}/x"),
            format!("allow s3:GetObject on unchecked:arn:aws:s3:::bucket/{text}/x"),
            format!("allow ListUsers on * if aws:username StringLike \"{text}\""),
            typed,
        ] {
            // A comma in an argument would end it here.
            if statement.contains("s3:object") && text.contains(',') {
                continue;
            }
            let rendered = message(&statement);
            let help = format!("help: write `{variable}`\nrule: look_alike_variable");
            assert!(rendered.contains(&help), "{statement}: {rendered}");
        }
    }
    for name in ["aws:username", "aws:PrincipalTag/team", "cognito-identity.amazonaws.com:sub"] {
        let written = format!("allow ListUsers on * if aws:ResourceTag/team StringEquals {name}");
        let rendered = message(&written);
        assert!(rendered.contains(&format!("help: write `${{{name}}}`")), "{rendered}");
    }
}

#[test]
fn a_look_alike_includes_the_brackets_and_signs_around_it() {
    for text in [
        "{$aws:username}",
        "!{aws:username}",
        "$!{aws:username}",
        "$ {aws:username}",
        "$$aws:username",
        "{{{aws:username}}}",
        "{${aws:username}}",
        "$[aws:username]",
        "%aws:username%",
        "'&{aws:username}'",
    ] {
        let written =
            format!("allow ListUsers on * if aws:ResourceTag/team StringEquals \"{text}\"");
        let rendered = message(&written);
        let first = format!("`{text}` is plain text, not a policy variable");
        assert!(rendered.starts_with(&first), "{text}: {rendered}");
        assert!(rendered.contains("help: write `${aws:username}`\n"), "{text}: {rendered}");
    }
    // Quotation marks around a part of the value are text.
    let part = "allow ListUsers on * if aws:ResourceTag/team StringEquals \"a '&{aws:username}'\"";
    assert!(message(part).starts_with("`&{aws:username}` is plain text"), "{}", message(part));
}

#[test]
fn other_text_is_not_a_variable() {
    for text in [
        "{te am}",
        "<team>",
        "$(date)",
        "$HOME",
        "$",
        "a$b",
        "{{ .Values.name }}",
        "&{",
        "{aws:username",
        "<aws:username}",
        "{aws:nothing}",
        "{aws:PrincipalTag}",
        "{aws:TagKeys}",
        "{login.example.com:sub}",
        "(aws:username)",
        "[aws:username]",
        "aws:nothing",
        "aws:TagKeys",
        "login.example.com:sub",
        "s3:prefix",
        "${aws:username}",
        // The escaped text of a variable.
        "${$}{aws:username}",
        "${$}{{aws:username}}",
        "$${$}{aws:username}",
        "${$}${aws:username}",
        "ü{ä",
    ] {
        let condition = format!("allow ListUsers on * if aws:username StringLike \"{text}\"");
        assert_right(&[&condition]);
        assert_right(&[&format!("allow s3:GetObject on arn:aws:s3:::bucket/{text}/x")]);
    }
    // The values of these keys are names of keys.
    let keys =
        "allow unchecked:new:Action on * if aws:TagKeys ForAnyValue:StringEquals aws:username";
    assert_right(&[keys]);
}
