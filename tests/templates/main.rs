//! Evaluates templates: with the tokens and escapes resolved as CloudFormation and Terraform do, the document
//! is what `policy!` returns for the values that the tokens represent.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

#[path = "../any_text.rs"]
mod any_text;
mod evaluated;
mod resolved;

use any_text::any_text;
use cognito_perms::cloudformation::{self, Token};
use cognito_perms::{
    AccountId, Arn, IdentityPoolId, Policy, Quota, Region, UserPoolArn, UserPoolId, WebAclId,
    policy, terraform,
};
use evaluated::evaluated;
use proptest::prelude::*;
use resolved::resolved;
use serde_json::{Value, json};
use std::str::FromStr;

const POOL_ID: &str = "eu-west-1_Ab12Cd34E";
const POOL_ARN: &str = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E";
const IDENTITIES: &str = "eu-west-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d";
const WEB_ACL: &str = "1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d";
const ACCOUNT: &str = "123456789012";
const REGION: &str = "eu-west-1";

fn value<T: FromStr>(text: &str) -> T {
    text.parse().ok().unwrap()
}

/// The values that tokens represent.
struct Known {
    arn: UserPoolArn,
    id: UserPoolId,
    identities: IdentityPoolId,
    web_acl: WebAclId,
    account: AccountId,
    region: Region,
}

fn known() -> Known {
    Known {
        arn: value(POOL_ARN),
        id: value(POOL_ID),
        identities: value(IDENTITIES),
        web_acl: value(WEB_ACL),
        account: value(ACCOUNT),
        region: value(REGION),
    }
}

/// Expands the same literal with one of the macros: with tokens in a template, with values in a document.
macro_rules! with {
    ($policy:path, $arn:expr, $id:expr, $identities:expr, $web_acl:expr, $account:expr, $region:expr, $text:expr) => {{
        let (arn, id, identities, web_acl) = ($arn, $id, $identities, $web_acl);
        let (account, region, text) = ($account, $region, $text);
        $policy! {
            #![account = account]
            #![allow(braces_in_string, reason = "it must stay as it is in every template")]

            First: allow AdminGetUser on userpool(arn = arn), userpool(id), userpool(*, region = region)
                if ec2:SourceInstanceArn ArnEquals [..{ [&arn] }]
                and ec2:SourceInstanceArn ArnNotLike arn
                and aws:PrincipalAccount StringEquals [account, "210987654321"]
                and aws:username StringLike [id, "${aws:PrincipalTag/name}$%{x}"]
                and aws:PrincipalTag/team StringEquals text
                and aws:PrincipalTag/group StringLike [text, "a*"]
                and aws:userid StringNotEquals [..{ [id.clone()] }]
                and aws:MultiFactorAuthAge NumericLessThan { 60 * 60 }
                and aws:MultiFactorAuthPresent Bool true;

            allow cognito-identity:DescribeIdentityPool on cognito-identity:identitypool(identities, account = *);

            allow AssociateWebACL
                on userpool(arn = arn), webacl("regional", "edge", web_acl, region = "eu-west-1");

            deny ListUsers on userpool("us-east-1_${aws:PrincipalTag/pool}");
        }
    }};
}

fn plain(text: &str) -> Policy {
    let Known { arn, id, identities, web_acl, account, region } = known();
    with!(policy, arn, id, identities, web_acl, account, region, text)
}

fn in_terraform<T: cognito_perms::template::TemplateString<terraform::Terraform>>(
    text: T,
) -> terraform::Policy {
    let pool: terraform::UserPool = value("aws_cognito_user_pool.main");
    let identities: terraform::IdentityPool = value("data.aws_cognito_identity_pool.all[0]");
    let web_acl: terraform::WebAcl = value("aws_wafv2_web_acl.edge[\"a\"]");
    with!(
        terraform::policy,
        pool.arn(),
        pool.user_pool_id(),
        identities.identity_pool_id(),
        web_acl.id(),
        terraform::ACCOUNT_ID,
        terraform::REGION,
        text
    )
}

fn in_cloudformation(text: &str) -> cloudformation::Policy {
    let pool: cloudformation::UserPool = value("Customers");
    let identities: cloudformation::IdentityPool = value("Identities");
    let web_acl: cloudformation::WebAcl = value("Edge");
    with!(
        cloudformation::policy,
        pool.arn(),
        pool.user_pool_id(),
        identities.identity_pool_id(),
        web_acl.id(),
        cloudformation::ACCOUNT_ID,
        cloudformation::REGION,
        text
    )
}

fn json(policy: &Policy) -> Value {
    serde_json::from_str(policy.as_str()).unwrap()
}

proptest! {
    #[test]
    fn terraform_reads_the_document_of_the_values(text in any_text()) {
        let template = in_terraform(&*text).to_string();
        let document = evaluated(&template, "");
        prop_assert_eq!(document, String::from(plain(&text)));
    }

    #[test]
    fn the_value_of_a_terraform_variable_is_compared_as_it_is(team in any_text()) {
        let token: terraform::Text = value("var.team");
        let document = evaluated(&in_terraform(token).to_string(), &team);
        prop_assert_eq!(serde_json::from_str::<Value>(&document).unwrap(), json(&plain(&team)));
    }

    #[test]
    fn cloudformation_reads_the_document_of_the_values(text in any_text()) {
        let is_refused = |it: char| matches!(it, '\u{7f}'..='\u{9f}');
        prop_assume!(!text.contains("{{resolve:") && !text.contains(is_refused));
        let template = serde_json::to_value(in_cloudformation(&text)).unwrap();
        prop_assert_eq!(resolved(&template), json(&plain(&text)));
    }
}

/// Returns the policies of `golden` as checked documents, without those that have `unchecked` names, which
/// documents cannot express.
fn golden() -> Vec<Policy> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/golden")).unwrap();
    let documents = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let policies: Vec<_> =
        documents.filter_map(|document| Policy::from_json(document.trim_end()).ok()).collect();
    assert!(policies.len() > 20);
    policies
}

#[test]
fn policies_without_tokens_stay_what_they_are() {
    for policy in golden() {
        let template = terraform::Policy::from(policy.clone());
        assert_eq!(evaluated(&template.to_string(), ""), policy.as_str());
        assert_eq!(serde_json::to_value(&template).unwrap(), json!(template.to_string()));
        let template = cloudformation::Policy::from(policy.clone());
        // A CloudFormation template cannot contain an empty list of texts: see below.
        let expected = Some(json(&policy)).filter(|_| !policy.as_str().contains('\u{7f}'));
        assert_eq!(serde_json::to_value(template).ok(), expected);
    }
}

#[test]
fn a_policy_without_tokens_is_a_constant() {
    const FIXED: cloudformation::Policy = cloudformation::policy! { allow ListUsers on * };
    static IN_TERRAFORM: terraform::Policy = terraform::policy! { allow ListUsers on * };
    let plain = policy! { allow ListUsers on * };
    assert_eq!(serde_json::to_string(&FIXED).unwrap(), plain.as_str());
    assert_eq!(IN_TERRAFORM.to_string(), plain.as_str());
}

#[test]
fn what_is_not_checked_is_known_by_its_parts() {
    let Known { id, arn, .. } = known();
    let expected = policy! { allow ListUsers on userpool(id), userpool(arn = arn) };

    let imported: Token<UserPoolId> = Token::unchecked(json!({ "Fn::ImportValue": "pool-id" }));
    let arn: Token<UserPoolArn> = Token::unchecked(json!({ "Fn::ImportValue": "pool-arn" }));
    let policy =
        cloudformation::policy! { allow ListUsers on userpool(imported), userpool(arn = arn) };
    assert_eq!(resolved(&serde_json::to_value(&policy).unwrap()), json(&expected));

    let id = terraform::Token::<UserPoolId>::unchecked("aws_cognito_user_pool.main.id").unwrap();
    let arn = terraform::Token::<UserPoolArn>::unchecked("aws_cognito_user_pool.main.arn").unwrap();
    let policy = terraform::policy! { allow ListUsers on userpool(id), userpool(arn = arn) };
    assert_eq!(evaluated(&policy.to_string(), ""), expected.as_str());

    let table: Token<Arn> = Token::unchecked(json!({ "Fn::GetAtt": ["Table", "Arn"] }));
    let policy = cloudformation::policy! { allow dynamodb:GetItem on unchecked(table) };
    let statement = &serde_json::to_value(&policy).unwrap()["Statement"][0];
    assert_eq!(statement["Resource"], json!({ "Fn::GetAtt": ["Table", "Arn"] }));

    let source: Token<Arn> = Token::unchecked(json!({ "Fn::GetAtt": ["Role", "Arn"] }));
    let policy =
        cloudformation::policy! { allow ListUsers on * if aws:PrincipalArn ArnLike source };
    let written = serde_json::to_string(&policy).unwrap();
    assert!(written.contains(r#""aws:PrincipalArn":{"Fn::GetAtt":["Role","Arn"]}"#), "{written}");
}

/// A name in an `Fn::Sub` refers to one thing only, and no number of tokens is too large.
#[test]
fn names_and_tokens_do_not_get_mixed_up() {
    let pool: cloudformation::UserPool = value("Customers");
    let account: Token<AccountId> = Token::unchecked(json!({ "Ref": "PolicyValue0" }));
    let policy = cloudformation::policy! {
        allow AdminGetUser on userpool(pool, account = account);
        deny ListUsers on * if aws:PrincipalAccount StringEquals [..{ vec![cloudformation::ACCOUNT_ID; 20_000] }];
    };
    let written = serde_json::to_value(&policy).unwrap();
    let accounts = &written["Statement"][1]["Condition"]["StringEquals"]["aws:PrincipalAccount"];
    assert_eq!(accounts.as_array().unwrap().len(), 20_000);
    assert!(
        accounts.as_array().unwrap().iter().all(|it| *it == json!({ "Ref": "AWS::AccountId" }))
    );
    let arn = &written["Statement"][0]["Resource"]["Fn::Sub"];
    assert_eq!(arn[1], json!({ "PolicyValue0": { "Ref": "PolicyValue0" } }));

    // With `Ref`, which only `unchecked` can create.
    let pseudo: Token<UserPoolId> = Token::unchecked(json!("x"));
    let policy = cloudformation::policy! { allow ListUsers on userpool(pseudo) };
    let arn = serde_json::to_value(&policy).unwrap()["Statement"][0]["Resource"]["Fn::Sub"].clone();
    let expected = "arn:${AWS::Partition}:cognito-idp:${PolicyValue0}:*:userpool/${PolicyValue1}";
    assert_eq!(arn[0], expected);
}

/// Policy variables in the same text as a token, including nested ones, are not CloudFormation's.
#[test]
fn variables_stand_beside_tokens() {
    let policy = cloudformation::policy! {
        allow ListUsers on userpool("us-east-1_${aws:PrincipalTag/pool, 'x'}", account = cloudformation::ACCOUNT_ID)
    };
    let written = serde_json::to_value(&policy).unwrap();
    let expected = json!({ "Fn::Sub": [
        "arn:aws:cognito-idp:us-east-1:${AWS::AccountId}${PolicyValue0}",
        { "PolicyValue0": ":userpool/us-east-1_${aws:PrincipalTag/pool, 'x'}" },
    ] });
    assert_eq!(written["Statement"][0]["Resource"], expected);
}

/// A resource can be used for its own values, and a pointer to a token for the token.
#[test]
fn resources_and_pointers_stand_for_tokens() {
    let pool: cloudformation::UserPool = value("Customers");
    let (boxed, shared) = (Box::new(pool.arn()), std::sync::Arc::new(pool.arn()));
    let twice = &&pool.arn();
    let whole = cloudformation::policy! {
        allow ListUsers on userpool(arn = pool)
            if ec2:SourceInstanceArn ArnEquals [boxed, twice] and ec2:SourceInstanceArn ArnLike shared
    };
    let tokens = cloudformation::policy! {
        allow ListUsers on userpool(arn = { pool.arn() })
            if ec2:SourceInstanceArn ArnEquals [{ pool.arn() }, { pool.arn() }] and ec2:SourceInstanceArn ArnLike { pool.arn() }
    };
    assert_eq!(whole, tokens);
    let pool: terraform::UserPool = value("aws_cognito_user_pool.main");
    let whole = terraform::policy! { allow ListUsers on userpool(pool), userpool(arn = pool) };
    let tokens = terraform::policy! { allow ListUsers on userpool({ pool.user_pool_id() }), userpool(arn = { pool.arn() }) };
    assert_eq!(whole, tokens);
}

/// CloudFormation would replace it with a secret, or anything else.
#[test]
fn a_dynamic_reference_is_not_serialised() {
    let text = "{{resolve:ssm:/team}}";
    let pool: cloudformation::UserPool = value("Customers");
    let policy = cloudformation::policy! {
        allow ListUsers on userpool(arn = { pool.arn() }) if aws:PrincipalTag/team StringEquals text
    };
    let error = serde_json::to_string(&policy).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the string `{{resolve:ssm:/team}}` contains a dynamic reference, which CloudFormation would replace"
    );
}

/// Characters that a YAML parser rejects, one of which represents an empty list.
#[test]
fn control_characters_are_not_serialised() {
    let none: [&str; 0] = [];
    let policy = cloudformation::policy! { allow ListUsers on * if aws:PrincipalTag/team StringEquals [..none] };
    let error = serde_json::to_value(&policy).unwrap_err().to_string();
    assert_eq!(
        error,
        "an empty list of values, or a string with U+007F, cannot be used in a template"
    );
    let text = "a\u{85}";
    let policy =
        cloudformation::policy! { allow ListUsers on * if aws:PrincipalTag/team StringEquals text };
    let error = serde_json::to_value(&policy).unwrap_err().to_string();
    assert_eq!(error, "a string with the control character U+0085 cannot be used in a template");
}

#[test]
fn the_size_is_that_of_what_is_known() {
    let pool: terraform::UserPool = value("aws_cognito_user_pool.main");
    let names = vec!["x".repeat(100); 60];
    let policy = terraform::policy! {
        allow ListUsers on userpool(arn = pool) if aws:username StringEquals [..&names]
    };
    let plain = policy! {
        allow ListUsers on userpool(*) if aws:username StringEquals [..&names]
    };
    let without_arn = plain.as_str().replace("arn:aws:cognito-idp:*:*:userpool/*", "");
    assert_eq!(policy.size(), without_arn.len());
    assert!(!policy.fits(Quota::Managed) && policy.fits(Quota::Role));
}

#[test]
fn names_of_resources_are_checked() {
    for text in ["", "a-b", "a.b", "${x}", "é", &"x".repeat(256)] {
        let error = text.parse::<cloudformation::UserPool>().unwrap_err();
        assert!(error.to_string().contains(": expected the logical ID of a resource"));
    }
    for text in [
        "",
        "main",
        "aws_cognito_user_pool",
        "aws_cognito_user_pool.",
        "aws_cognito_user_pool.main.arn",
        "aws_cognito_user_pool.1",
        "aws_cognito_user_pool.main[x]",
        "aws_cognito_user_pool.main[\"a\"}x\"]",
        "aws_cognito_user_pool_client.main",
        "data.data.aws_cognito_user_pool.main",
        "aws_wafv2_web_acl.main",
    ] {
        let error = text.parse::<terraform::UserPool>().unwrap_err();
        let form = ": expected the address of an `aws_cognito_user_pool`, like `aws_cognito_user_pool.main`";
        assert!(error.to_string().ends_with(form), "{error}");
    }
    for text in [
        "",
        "var",
        "var.",
        "var.a b",
        "var.team}",
        "var.team[\"${x}\"]",
        "upper(var.team)",
        "var.team[0",
    ] {
        let error = text.parse::<terraform::Text>().unwrap_err();
        assert!(error.to_string().contains("invalid reference"), "{error}");
    }
    for text in [
        "var.team",
        "local.teams[0]",
        "module.auth[\"eu\"].team",
        "data.x.y.z-1",
        "local.teams[each.key]",
        "local.teams[var.index].name",
    ] {
        assert!(text.parse::<terraform::Text>().is_ok(), "{text}");
    }
}

#[test]
fn tokens_stand_elsewhere_in_a_template_too() {
    let pool: cloudformation::UserPool = value("Customers");
    assert_eq!(json!(pool.arn()), json!({ "Fn::GetAtt": ["Customers", "Arn"] }));
    assert_eq!(json!(pool.user_pool_id()), json!({ "Fn::GetAtt": ["Customers", "UserPoolId"] }));
    assert_eq!(
        (pool.to_string(), cloudformation::UserPool::TYPE),
        ("Customers".into(), "AWS::Cognito::UserPool")
    );
    let pool: terraform::UserPool = value("aws_cognito_user_pool.main");
    assert_eq!(json!(pool.arn()), json!("${aws_cognito_user_pool.main.arn}"));
    assert_eq!(
        (pool.to_string(), terraform::UserPool::TYPE),
        ("aws_cognito_user_pool.main".into(), "aws_cognito_user_pool")
    );
}
