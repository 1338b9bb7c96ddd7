//! Promises that were broken once, each with the input that broke it: see `SECURITY.md`.

use cognito_perms::{
    AccountId, Arn, IpRange, Options, OrganizationId, OrganizationPath, Policy, Region, Rule,
    ServicePrincipal, UserPoolArn, VpcEndpointId, VpcId, check, cloudformation, policy, terraform,
};
use cognito_perms_spec::text::shown::is_hidden;
use serde_json::{Value, json};

/// Text that would end a JSON string, be unescaped to a wildcard or a variable, or break the JSON.
const NOT_ARNS: [&str; 16] = [
    r#"arn:aws:s3:::x"},{"Effect":"Allow","NotAction":"a:b","NotResource":"arn:aws:s3:::y"#,
    r#"arn:aws:s3:::x","arn:aws:s3:::y"#,
    r"arn:aws:s3:::\u002a",
    r"arn:aws:s3:::\u0024{aws:username}",
    r"arn:aws:s3:::{\u007bresolve:ssm:/team}}",
    r"arn:aws:s3:::x\",
    "arn:aws:s3:::x\n",
    "arn:aws:s3:::x\ny",
    "arn:aws:s3:::x\u{85}y",
    "arn:aws:s3:::x\u{7f}",
    "arn:aws:s3:::x ",
    "arn:aws:s3:::x\u{a0}",
    "arn:aws:s3:::*",
    "arn:aws:s3:::${aws:username}",
    // Resources that `check` rejects.
    "arn:aws:s3:us-est-1:123456789012:accesspoint/x",
    "arn:aws:cognito-idp:us-east-1:123456789012:userpool/x",
];

#[test]
fn an_arn_is_one_arn() {
    for text in NOT_ARNS {
        assert!(text.parse::<Arn>().is_err(), "{text:?}");
        assert!(Arn::try_from(text.to_owned()).is_err(), "{text:?}");
        assert!(serde_json::from_value::<Arn>(json!(text)).is_err(), "{text:?}");
    }
    for text in [
        "arn:*:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws*:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aw?:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-idp:us-east-?:123456789012:userpool/us-east-1_X",
    ] {
        assert!(text.parse::<UserPoolArn>().is_err(), "{text}");
    }
    let with_spaces = "arn:aws:s3:::reports/2026 Q1/a.csv";
    assert_eq!(with_spaces.parse::<Arn>().unwrap().as_str(), with_spaces);
}

/// Whatever an ARN contains, it is one resource of one statement, in each of the three macros.
#[test]
fn an_arn_stays_in_its_string() {
    for text in ["arn:aws:s3:::a/b {x}$%{y}", "arn:aws:s3:::a/$", "arn:aws:s3:::a/ü'<>&"] {
        let arn: Arn = text.parse().unwrap();
        let expected = json!({
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": text }],
        });
        let plain = policy! { allow s3:GetObject on unchecked(arn) };
        let read: Value = serde_json::from_str(plain.as_str()).unwrap();
        assert_eq!(read, expected);
        let template = cloudformation::policy! { allow s3:GetObject on unchecked(arn) };
        assert_eq!(serde_json::to_value(template).unwrap(), expected);
        let template = terraform::policy! { allow s3:GetObject on unchecked(arn) };
        let document = template.to_string().replace("$${", "${").replace("%%{", "%{");
        assert_eq!(serde_json::from_str::<Value>(&document).unwrap(), expected);
    }
}

/// CloudFormation reads text after JSON unescaping, and so does the check that rejects it.
#[test]
fn a_dynamic_reference_is_refused_however_it_is_written() {
    let document = r#"{"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "cognito-idp:ListUsers", "Resource": "*",
        "Condition": {"StringEquals": {"aws:username": "{\u007bresolve:ssm:/team}}"}}
    }}"#;
    let policy = Policy::from_json(document).unwrap();
    assert!(serde_json::to_value(cloudformation::Policy::from(policy)).is_err());
}

/// Terraform escapes a token that can stand for any text, however it was made.
#[test]
fn an_unchecked_text_of_terraform_is_encoded() {
    let checked: terraform::Text = "var.team".parse().unwrap();
    let unchecked = terraform::Token::<String>::unchecked("var.team").unwrap();
    let with = |team: terraform::Text| {
        terraform::policy! {
            allow ListUsers on * if aws:PrincipalTag/team StringLike [team, { team.clone() }]
        }
    };
    let policy = with(unchecked).to_string();
    assert_eq!(policy, with(checked).to_string());
    assert_eq!(policy.matches("jsonencode(").count(), 2);
}

/// An escape in a document cannot forge the mark of a runtime value.
#[test]
fn a_mark_in_a_document_is_a_character() {
    let statement = |resource: &str, name: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"cognito-idp:ListUsers","Resource":"{resource}","Condition":{{"StringLike":{{"aws:username":"{name}"}}}}}}]}}"#
        )
    };
    let document = statement("*", r"\udb80\udc00\udbbf\udfff\u6771\u0001");
    let policy = Policy::from_json(&document).unwrap();
    assert_eq!(policy.as_str(), document);
    for template in [
        serde_json::to_value(cloudformation::Policy::from(policy.clone())).unwrap(),
        serde_json::from_str(&terraform::Policy::from(policy).to_string()).unwrap(),
    ] {
        assert_eq!(template, serde_json::from_str::<Value>(&document).unwrap());
    }
    // In a resource it would represent a value that was checked when it was created.
    let document =
        statement(r"arn:aws:cognito-idp:us-east-1:\udb80\udc00:userpool/\udb80\udc00", "x");
    let report = check(&document, &Options::new());
    assert_eq!(report.findings().first().map(|it| it.rule), Some(Rule::InvalidCharacter));
}

/// A report is shown for files of any name and documents with any text.
#[test]
fn a_report_shows_nothing_hidden() {
    let document =
        "{\"Version\": \"2012-10-17\", \"a\u{1b}[31m\u{9b}\u{202e}##[error]\": \"\u{85}\"}";
    let file = "a\n::error ::\u{1b}]0;x\u{7}##[error].json";
    let shown = check(document, &Options::new().file(file)).to_string();
    assert!(!shown.contains(|it| it != '\n' && is_hidden(it)), "{shown:?}");
    assert!(!shown.contains("##[") && !shown.contains("\n::"), "{shown}");
    assert!(shown.contains(r" --> a\n::error ::\u{1b}]0;x\u{7}#\u{23}[error].json:1:"), "{shown}");
    let error = file.parse::<AccountId>().unwrap_err().to_string();
    assert!(!error.contains(is_hidden) && error.contains(r"a\n::error"), "{error}");
}

/// Asserts that a policy passes the rules for documents.
fn assert_accepted(policy: &Policy) {
    let report = check(policy.as_str(), &Options::new().any_size());
    assert!(!report.has_errors(), "{report}");
}

/// Empty lists, and characters that IAM does not accept directly, are written so that this project's reader
/// accepts them.
#[test]
fn what_is_made_is_accepted() {
    let texts: [&str; 0] = [];
    let text = "東京 \u{0}\u{1f}\u{7f}\u{85}\u{2028}\u{f0000}\u{fffff}\u{10ffff}*?${aws:username}$";
    for policy in [
        policy! { allow ListUsers on * if aws:username StringEquals [..texts] },
        policy! { deny ListUsers on * if aws:username StringNotLike [..texts] },
        policy! { allow ListUsers on * if aws:SourceIp IpAddress [..{ Vec::<IpRange>::new() }] },
        policy! { allow ListUsers on * if aws:SourceIp NotIpAddress [..{ Vec::<IpRange>::new() }] },
        policy! { allow ListUsers on * if aws:VpcSourceIp IpAddress [..{ None::<IpRange> }] and aws:SourceVpc StringEquals "vpc-1a2b3c4d" },
        policy! { allow ListUsers on * if ec2:SourceInstanceArn ArnEquals [..{ Vec::<Arn>::new() }] },
        policy! { allow ListUsers on * if aws:PrincipalArn ArnNotLike [..{ Vec::<Arn>::new() }] },
        policy! { allow ListUsers on * if aws:PrincipalAccount StringEquals [..{ Vec::<AccountId>::new() }] },
        policy! { allow ListUsers on * if aws:PrincipalOrgID StringEquals [..{ Vec::<OrganizationId>::new() }] },
        policy! { allow ListUsers on * if aws:PrincipalOrgPaths ForAnyValue:StringEquals [..{ Vec::<OrganizationPath>::new() }] },
        policy! { allow ListUsers on * if aws:SourceVpc StringEquals [..{ Vec::<VpcId>::new() }] },
        policy! { allow ListUsers on * if aws:SourceVpce StringNotEquals [..{ Vec::<VpcEndpointId>::new() }] },
        policy! { allow ListUsers on * if aws:RequestedRegion StringEquals [..{ Vec::<Region>::new() }] },
        policy! { #![allow(service_key_in_identity_policy)] allow ListUsers on * if aws:PrincipalServiceName StringEquals [..{ Vec::<ServicePrincipal>::new() }] },
        policy! { allow ListUsers on * if aws:username StringEquals text and aws:PrincipalTag/team StringLike [text, "a*"] },
    ] {
        assert_accepted(&policy);
    }
}

/// A set of actions is emitted without those that the rules reject by name: they can never be allowed.
#[test]
fn sets_are_accepted_by_their_names() {
    let levels = policy! { allow level(Write) on userpool("us-east-1_X") };
    let except = policy! { allow * except ListUsers on userpool("us-east-1_X") };
    let tagged = policy! { allow level(Tagging) on * if aws:RequestTag/x StringEquals "y" };
    for policy in [&levels, &except, &tagged] {
        assert_accepted(policy);
    }
    assert!(!levels.as_str().contains("AssociateWebACL"), "{levels}");
    assert!(!tagged.as_str().contains("UntagResource"), "{tagged}");
    // A deny keeps what it denies on its own resource.
    let denied = policy! { deny level(Write) on userpool("us-east-1_X") };
    assert_accepted(&denied);
    assert!(denied.as_str().contains("AssociateWebACL"), "{denied}");
}

/// A key whose values have a form takes values of that form, and no other text.
#[test]
fn ids_in_conditions_have_their_form() {
    let account: AccountId = "123456789012".parse().unwrap();
    let organization: OrganizationId = "o-a1b2c3d4e5".parse().unwrap();
    let path: OrganizationPath = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/".parse().unwrap();
    let (vpc, endpoint): (VpcId, VpcEndpointId) =
        ("vpc-1a2b3c4d".parse().unwrap(), "vpce-1a2b3c4d".parse().unwrap());
    let service: ServicePrincipal = "lambda.amazonaws.com".parse().unwrap();
    let region: Region = "eu-west-1".parse().unwrap();
    let policy = policy! {
        #[allow(service_key_in_identity_policy)]
        allow ListUsers on *
            if aws:PrincipalAccount StringEquals [account, "210987654321"]
            and aws:PrincipalOrgID StringEquals organization
            and aws:PrincipalOrgPaths ForAnyValue:StringLike [..{ [&path] }]
            and aws:SourceVpc StringEquals vpc
            and aws:SourceVpce StringNotEquals [..{ [endpoint.clone(), endpoint.clone()] }]
            and aws:PrincipalServiceName StringEquals service
            and aws:RequestedRegion StringEquals { &region };
    };
    assert_accepted(&policy);
    let document: Value = serde_json::from_str(policy.as_str()).unwrap();
    let conditions = &document["Statement"][0]["Condition"];
    let expected = json!(["vpce-1a2b3c4d", "vpce-1a2b3c4d"]);
    assert_eq!(conditions["StringNotEquals"]["aws:SourceVpce"], expected);
    assert_eq!(conditions["ForAnyValue:StringLike"]["aws:PrincipalOrgPaths"], path.as_str());

    let account = terraform::ACCOUNT_ID;
    let token: cloudformation::Token<VpcId> =
        cloudformation::Token::unchecked(json!({ "Ref": "Network" }));
    let template = cloudformation::policy! {
        allow ListUsers on * if aws:SourceVpc StringEquals [token, vpc]
    };
    let template = serde_json::to_value(template).unwrap();
    let values = &template["Statement"][0]["Condition"]["StringEquals"]["aws:SourceVpc"];
    assert_eq!(*values, json!([{ "Ref": "Network" }, "vpc-1a2b3c4d"]));
    let template = terraform::policy! {
        allow ListUsers on * if aws:PrincipalAccount StringEquals [..{ [account] }]
    };
    assert!(template.to_string().contains("${data.aws_caller_identity.current.account_id}"));

    for wrong in ["", "*", "o-1", "vpc-*", "vpc-1a2b3c4d ", "lambda", "\u{7f}", "o-a1b2c3d4e5/\""] {
        assert!(wrong.parse::<OrganizationId>().is_err(), "{wrong:?}");
        assert!(wrong.parse::<OrganizationPath>().is_err(), "{wrong:?}");
        assert!(wrong.parse::<VpcId>().is_err(), "{wrong:?}");
        assert!(wrong.parse::<VpcEndpointId>().is_err(), "{wrong:?}");
        assert!(wrong.parse::<ServicePrincipal>().is_err(), "{wrong:?}");
    }
}
