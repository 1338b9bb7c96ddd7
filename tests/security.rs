//! Promises that were broken once, each with the input that broke it: see `SECURITY.md`.

use cognito_perms::{Arn, Options, Policy, Rule, cloudformation, policy, terraform};
use serde_json::{Value, json};

/// What would end a JSON string, be unescaped to a wildcard or a variable, or leave no JSON at all.
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
    // What `check` refuses as a resource.
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
    let with_spaces = "arn:aws:s3:::reports/2026 Q1/a.csv";
    assert_eq!(with_spaces.parse::<Arn>().unwrap().as_str(), with_spaces);
}

/// Whatever an ARN holds, it is one resource of one statement, in each of the three macros.
#[test]
fn an_arn_stays_in_its_string() {
    for text in ["arn:aws:s3:::a b/{x}$%{y}", "arn:aws:s3:::$", "arn:aws:s3:::ü'<>&"] {
        let arn: Arn = text.parse().unwrap();
        let expected = json!({
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": text }],
        });
        let plain = policy! { allow unchecked("s3:GetObject") on unchecked(arn) };
        let read: Value = serde_json::from_str(plain.as_str()).unwrap();
        assert_eq!(read, expected);
        let template =
            cloudformation::policy! { allow unchecked("s3:GetObject") on unchecked(arn) };
        assert_eq!(serde_json::to_value(template).unwrap(), expected);
        let template = terraform::policy! { allow unchecked("s3:GetObject") on unchecked(arn) };
        let document = template.to_string().replace("$${", "${").replace("%%{", "%{");
        assert_eq!(serde_json::from_str::<Value>(&document).unwrap(), expected);
    }
}

/// CloudFormation reads a text after the escapes of JSON, and so does what refuses it.
#[test]
fn a_dynamic_reference_is_refused_however_it_is_written() {
    let document = r#"{"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "cognito-idp:ListUsers", "Resource": "*",
        "Condition": {"StringEquals": {"aws:username": "{\u007bresolve:ssm:/team}}"}}
    }}"#;
    let policy = Policy::from_json(document).unwrap();
    assert!(serde_json::to_value(cloudformation::Policy::from(policy)).is_err());
}

/// A token that can stand for any text is escaped by Terraform, however it was made.
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
    // In a resource it would stand for what was checked when it was made.
    let document =
        statement(r"arn:aws:cognito-idp:us-east-1:\udb80\udc00:userpool/\udb80\udc00", "x");
    let report = cognito_perms::check(&document, &Options::new());
    assert_eq!(report.findings().first().map(|it| it.rule), Some(Rule::InvalidCharacter));
}
