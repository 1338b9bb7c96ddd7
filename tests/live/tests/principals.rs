//! Policies with principals on a running server: roles are created with them and assumed, and a queue, a key and a
//! function take them.

use cognito_perms::{IdentityPoolId, ResourcePolicy, TrustPolicy, resource_policy, trust_policy};
use cognito_perms_live::{Server, here, output_of, python};
use serde_json::{Value, json};
use std::collections::BTreeMap;
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
    trigger: allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:123456789012:function:trigger"
        to service(cognito-idp) from userpool("eu-west-1_Ab12Cd34E", account = "123456789012")
};

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
    let trigger = &read(TRIGGER.as_str())["Statement"][0];
    let documents = trusts.iter().map(|(name, it)| (*name, it.as_str()));
    let documents: BTreeMap<_, _> = documents.collect();
    let given = json!({
        "trust": documents,
        "queue": QUEUE.as_str(),
        "key": KEY.as_str(),
        "function": trigger,
    });

    let server = Server::start();
    let mut script = Command::new(python("python"));
    script.arg(here().join("principals.py")).arg(format!("http://{}", server.address()));
    let has = read(&output_of(&mut script, &given.to_string()));

    for (name, trust) in &trusts {
        assert_eq!(has["trust"][name], read(trust.as_str()), "{name}");
        let session = format!("arn:aws:sts::123456789012:assumed-role/{name}/live");
        assert_eq!(has["sessions"][name], session);
    }
    assert_eq!(has["queue"], read(QUEUE.as_str()));
    assert_eq!(has["key"], read(KEY.as_str()));
    // Lambda writes the document itself, from the parts of the statement.
    for element in ["Effect", "Action", "Resource", "Principal", "Condition"] {
        assert_eq!(lower(&has["function"][element]), lower(&trigger[element]), "{element}");
    }
}
