//! The template that the example `cloudformation` writes: a linter accepts it, and when a server deploys it,
//! the policy has the ARN of the user pool that was created.

use cognito_perms::UserPoolId;
use cognito_perms::cloudformation::{
    self, ACCOUNT_ID, IdentityPool, PARTITION, Token, UserPool, WebAcl,
};
use cognito_perms_live::{Server, example, here, output, python};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Command;
use tempfile::NamedTempFile;

/// Writes a template to a file, which is removed with its handle.
fn file(template: &str) -> NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().expect("a file");
    file.write_all(template.as_bytes()).expect("a template");
    file
}

#[test]
fn the_linter_accepts_the_template() {
    let file = file(&example("cloudformation", &[]));
    let mut lint = Command::new(python("cfn-lint"));
    // All checks, not only errors.
    let rendered = output(lint.args(["--include-checks", "I", "--template"]).arg(file.path()));
    assert_eq!(rendered, "");
}

/// Every form that a token can have, in one template.
#[test]
fn the_linter_accepts_all_that_tokens_become() {
    let pool: UserPool = "Customers".parse().expect("a logical id");
    let identities: IdentityPool = "Identities".parse().expect("a logical id");
    let web_acl: WebAcl = "Edge".parse().expect("a logical id");
    let other: Token<UserPoolId> = Token::unchecked(json!({ "Fn::ImportValue": "other-pool" }));
    let policy = cloudformation::policy! {
        #![account = ACCOUNT_ID]
        #![partition = PARTITION]

        allow AdminGetUser, AssociateWebACL
            on userpool(arn = pool), userpool(pool), userpool(other), webacl(arn = web_acl)
            if aws:PrincipalAccount StringEquals ACCOUNT_ID and ec2:SourceInstanceArn ArnLike { web_acl.arn() };
        allow ListUsers on userpool("${aws:PrincipalTag/pool}");
        allow cognito-identity:DescribeIdentityPool on cognito-identity:identitypool(identities);
    };
    let template = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {
            pool.as_str(): { "Type": UserPool::TYPE },
            identities.as_str(): {
                "Type": IdentityPool::TYPE,
                "Properties": { "AllowUnauthenticatedIdentities": false },
            },
            web_acl.as_str(): {
                "Type": WebAcl::TYPE,
                "Properties": {
                    "Scope": "REGIONAL",
                    "DefaultAction": { "Allow": {} },
                    "VisibilityConfig": {
                        "CloudWatchMetricsEnabled": false,
                        "MetricName": "edge",
                        "SampledRequestsEnabled": false,
                    },
                },
            },
            "Policy": {
                "Type": "AWS::IAM::ManagedPolicy",
                "Properties": { "PolicyDocument": policy },
            },
        },
    });
    let file = file(&template.to_string());
    let rendered = output(Command::new(python("cfn-lint")).arg(file.path()));
    assert_eq!(rendered, "", "{template:#}");
}

/// The linter does check what it is given: a token for an attribute that does not exist.
#[test]
fn the_linter_refuses_what_is_none() {
    let template = example("cloudformation", &[]);
    let wrong = template.replace("\"Arn\"", "\"Urn\"");
    assert_ne!(wrong, template);
    let file = file(&wrong);
    let result = Command::new(python("cfn-lint")).arg(file.path()).output();
    let result = result.expect("the linter runs");
    let rendered = String::from_utf8_lossy(&result.stdout);
    assert!(!result.status.success() && rendered.contains("Urn"), "{rendered}");
}

#[test]
fn the_deployed_policies_name_the_pool() {
    let file = file(&example("cloudformation", &[]));
    let server = Server::start();
    let mut deploy = Command::new(python("python"));
    deploy.arg(here().join("deploy.py")).arg(format!("http://{}", server.address()));
    deploy.arg(file.path());
    let stack: Value = serde_json::from_str(&output(&mut deploy)).expect("JSON");
    assert_eq!(stack["status"], "CREATE_COMPLETE");

    let (id, arn) = (&stack["outputs"]["UserPoolId"], &stack["outputs"]["UserPoolArn"]);
    let id = id.as_str().expect("an id");
    assert_eq!(*arn, format!("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/{id}"));
    let support_desk = &stack["policies"]["support-desk"]["Statement"];
    assert_eq!(support_desk.as_array().map(Vec::len), Some(3));
    for statement in support_desk.as_array().into_iter().flatten() {
        assert_eq!(statement["Resource"], *arn);
    }
    let auditor = &stack["policies"]["auditor"]["Statement"][0];
    assert_eq!(auditor["Resource"], *arn);
    assert_eq!(auditor["Condition"]["StringEquals"]["aws:PrincipalAccount"], "123456789012");
}
