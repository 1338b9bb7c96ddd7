//! Policies with principals on a running server: roles are created with them and assumed, and a queue, a key, a function
//! and a VPC endpoint take them. Among them are all policies of the guide's pages about principals.

use cognito_perms::cloudformation::{self, IdentityPool};
use cognito_perms::{
    EndpointPolicy, IdentityPoolId, Policy, ResourcePolicy, TrustPolicy, endpoint_policy, policy,
    resource_policy, trust_policy,
};
use cognito_perms_live::{Server, here, output_of, python};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

fn signed_in_users(pool: &IdentityPoolId) -> TrustPolicy {
    trust_policy! {
        allow AssumeRoleWithWebIdentity, TagSession to identity_pool(pool, authenticated)
    }
}

fn guests(pool: &IdentityPoolId) -> TrustPolicy {
    trust_policy! { allow AssumeRoleWithWebIdentity to identity_pool(pool, unauthenticated) }
}

const SMS: TrustPolicy = trust_policy! {
    allow AssumeRole to service(cognito-idp)
        from userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
        if sts:ExternalId StringEquals "a1b2c3d4"
};

const DEPLOY: TrustPolicy = trust_policy! {
    #![account = "123456789012"]

    allow AssumeRoleWithWebIdentity to oidc(token.actions.githubusercontent.com)
        if aud StringEquals "sts.amazonaws.com"
        and sub StringEquals "repo:octo-org/octo-repo:ref:refs/heads/main"
};

const QUEUE: ResourcePolicy = resource_policy! {
    allow sqs:SendMessage on "arn:aws:sqs:eu-west-1:123456789012:orders"
        to service(sns) from "arn:aws:sns:eu-west-1:123456789012:orders"
};

const KEY: ResourcePolicy = resource_policy! {
    Administration: allow kms:* on * to account("123456789012");
    Senders: allow kms:Decrypt, kms:GenerateDataKey on *
        to role("sender", account = "123456789012")
};

const TRIGGER: ResourcePolicy = resource_policy! {
    allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:123456789012:function:trigger"
        to service(cognito-idp) from userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
};

const SIGN_IN: EndpointPolicy = endpoint_policy! {
    allow InitiateAuth, RespondToAuthChallenge, SignUp, ConfirmSignUp
        on userpool("eu-west-1_Ab12Cd34E") to *
};

const OWN_FILES: Policy = policy! {
    allow s3:GetObject, s3:PutObject
        on s3:object("uploads", "${cognito-identity.amazonaws.com:sub}/*")
};

const PUBLIC_FILES: Policy = policy! {
    allow s3:GetObject on s3:object("uploads", "public/*")
};

const ONLY_THROUGH_IT: Policy = policy! {
    deny * on *
        if aws:SourceVpce StringNotEquals "vpce-0123456789abcdef0"
        and aws:ViaAWSService BoolIfExists false
};

/// The trust policy of a CloudFormation template, in which the intrinsic functions were evaluated.
fn deployed(pool: &IdentityPoolId) -> String {
    let stack: IdentityPool = "AppUsers".parse().expect("a logical id");
    let id = stack.identity_pool_id();
    let document = cloudformation::trust_policy! {
        allow AssumeRoleWithWebIdentity to identity_pool(id, authenticated)
    };
    let function = json!({ "Fn::GetAtt": ["AppUsers", "Id"] }).to_string();
    let document = serde_json::to_string(&document).expect("JSON");
    assert!(document.contains(&function), "{document}");
    document.replace(&function, &json!(pool.as_str()).to_string())
}

/// Returns the literals of a source, without their white space.
fn literals(source: &str) -> BTreeSet<String> {
    let after = source.split("policy! {").skip(1);
    let inside = after.filter_map(|it| {
        let mut depth = 1;
        let is_end = |(_, letter): &(usize, char)| {
            depth += i32::from(*letter == '{') - i32::from(*letter == '}');
            depth == 0
        };
        it.get(..it.char_indices().find(is_end)?.0)
    });
    inside.map(|it| it.split_whitespace().collect()).collect()
}

#[test]
fn every_policy_of_the_guide_is_tested_here() {
    let tested = literals(include_str!("principals.rs"));
    for page in [
        include_str!("../../../cognito-perms/docs/guide/principals.md"),
        include_str!("../../../cognito-perms/docs/guide/identity_pool_roles.md"),
    ] {
        let literals = literals(page);
        assert!(literals.len() > 3, "{literals:?}");
        for literal in &literals {
            assert!(tested.contains(literal), "{literal} is not among {tested:#?}");
        }
    }
}

fn read(document: &str) -> Value {
    serde_json::from_str(document).expect("JSON")
}

/// Condition keys are the same in any case, and Lambda has its own.
fn lower(value: &Value) -> String {
    value.to_string().to_lowercase()
}

#[test]
fn roles_are_assumed_and_resources_take_their_policies() {
    let pool: IdentityPoolId =
        "eu-west-1:11111111-2222-3333-4444-555555555555".parse().expect("an id");
    let trusts = [
        ("signed-in", signed_in_users(&pool)),
        ("guests", guests(&pool)),
        ("sms", SMS),
        ("deploy", DEPLOY),
    ];
    let deployed = deployed(&pool);
    let trigger = &read(TRIGGER.as_str())["Statement"][0];
    let documents = trusts.iter().map(|(name, it)| (*name, it.as_str()));
    let documents = documents.chain([("deployed", deployed.as_str())]);
    let documents: BTreeMap<_, _> = documents.collect();
    let identity = [
        ("own-files", OWN_FILES),
        ("public-files", PUBLIC_FILES),
        ("only-through-it", ONLY_THROUGH_IT),
    ];
    let policies: BTreeMap<_, _> = identity.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let given = json!({
        "trust": documents,
        "policies": policies,
        "endpoint": SIGN_IN.as_str(),
        "queue": QUEUE.as_str(),
        "key": KEY.as_str(),
        "function": trigger,
    });

    let server = Server::start();
    let mut script = Command::new(python("python"));
    script.arg(here().join("principals.py")).arg(format!("http://{}", server.address()));
    let has = read(&output_of(&mut script, &given.to_string()));

    for (name, trust) in documents {
        assert_eq!(has["trust"][name], read(trust), "{name}");
        let session = format!("arn:aws:sts::123456789012:assumed-role/{name}/live");
        assert_eq!(has["sessions"][name], session);
    }
    for (name, policy) in policies {
        assert_eq!(has["policies"][name], read(policy), "{name}");
    }
    assert_eq!(has["endpoint"], read(SIGN_IN.as_str()));
    assert_eq!(has["queue"], read(QUEUE.as_str()));
    assert_eq!(has["key"], read(KEY.as_str()));
    // Lambda writes the document itself, from the parts of the statement.
    for element in ["Effect", "Action", "Resource", "Principal", "Condition"] {
        assert_eq!(lower(&has["function"][element]), lower(&trigger[element]), "{element}");
    }
}
