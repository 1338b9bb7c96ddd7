//! Runtime values in principals: each document is what `check` accepts for its type, and contains what was passed.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::cloudformation::{self, ACCOUNT_ID, PARTITION};
use cognito_perms::{
    AccountId, ExternalId, IdentityPoolId, Options, Partition, PolicyType, ResourcePolicy, RoleArn,
    SamlProviderArn, ServicePrincipal, TrustPolicy, UserArn, check, resource_policy, trust_policy,
};
use serde_json::{Value, json};

/// Returns the principal and the conditions of the only statement, after checking the document.
fn read(policy: &TrustPolicy) -> (Value, Value) {
    let report = check(policy.as_str(), &Options::new().policy_type(PolicyType::Trust));
    assert_eq!(report.findings(), [], "{policy}");
    let document: Value = serde_json::from_str(policy.as_str()).unwrap();
    let statement = &document["Statement"][0];
    (statement["Principal"].clone(), statement["Condition"].clone())
}

fn of_pool(pool: &str) -> (Value, Value) {
    let pool: IdentityPoolId = pool.parse().unwrap();
    read(&trust_policy! {
        allow AssumeRoleWithWebIdentity to identity_pool(pool, authenticated) if sub Null false
    })
}

#[test]
fn the_region_of_an_identity_pool_determines_the_provider() {
    for (region, host) in [
        ("eu-west-1", "cognito-identity.amazonaws.com"),
        ("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com"),
        ("us-gov-east-1", "cognito-identity.us-gov-east-1.amazonaws.com"),
    ] {
        let pool = format!("{region}:11111111-2222-3333-4444-555555555555");
        let (principal, condition) = of_pool(&pool);
        assert_eq!(principal, json!({ "Federated": host }));
        assert_eq!(condition["StringEquals"], json!({ format!("{host}:aud"): pool }));
        let amr = json!({ format!("{host}:amr"): "authenticated" });
        assert_eq!(condition["ForAnyValue:StringLike"], amr);
        assert_eq!(condition["Null"], json!({ format!("{host}:sub"): "false" }));
    }
}

#[test]
fn names_are_in_a_runtime_account_and_partition() {
    let account: AccountId = "210987654321".parse().unwrap();
    let partition: Partition = "aws-cn".parse().unwrap();
    let (principal, _) = read(&trust_policy! {
        #![partition = partition]
        #![account = account]

        allow AssumeRole to role("ops/Admin"), user("alice"), session("Deploy", "ci", account = "123456789012")
    });
    let arns = [
        "arn:aws-cn:iam::210987654321:role/ops/Admin",
        "arn:aws-cn:iam::210987654321:user/alice",
        "arn:aws-cn:sts::123456789012:assumed-role/Deploy/ci",
    ];
    assert_eq!(principal, json!({ "AWS": arns }));

    let (principal, _) = read(&trust_policy! {
        allow AssumeRoleWithWebIdentity
            to oidc(token.actions.githubusercontent.com, account = { account })
            if aud StringEquals "sts.amazonaws.com"
            and sub StringEquals "repo:octo-org/octo-repo:ref:refs/heads/main"
    });
    let arn = "arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com";
    assert_eq!(principal, json!({ "Federated": arn }));
}

#[test]
fn each_form_takes_its_own_type() {
    let role: RoleArn = "arn:aws:iam::123456789012:role/Admin".parse().unwrap();
    let user: UserArn = "arn:aws:iam::123456789012:user/alice".parse().unwrap();
    let account: AccountId = "210987654321".parse().unwrap();
    let service: ServicePrincipal = "lambda.amazonaws.com".parse().unwrap();
    let external: ExternalId = "a1b2c3d4".parse().unwrap();
    let (principal, _) = read(&trust_policy! {
        allow AssumeRole
            to role(arn = role), user(arn = user), account(account), service({ service })
    });
    let callers = [role.as_str(), "arn:aws:iam::123456789012:user/alice", "210987654321"];
    assert_eq!(principal, json!({ "AWS": callers, "Service": "lambda.amazonaws.com" }));

    let (_, condition) = read(&trust_policy! {
        allow AssumeRole to account(account) if sts:ExternalId StringEquals external
    });
    assert_eq!(condition, json!({ "StringEquals": { "sts:ExternalId": "a1b2c3d4" } }));

    let provider: SamlProviderArn = "arn:aws:iam::123456789012:saml-provider/acme".parse().unwrap();
    let (principal, condition) = read(&trust_policy! {
        allow AssumeRoleWithSAML to saml(arn = provider)
            if aud StringEquals "https://signin.aws.amazon.com/saml"
    });
    assert_eq!(principal, json!({ "Federated": "arn:aws:iam::123456789012:saml-provider/acme" }));
    assert_eq!(
        condition["StringEquals"],
        json!({ "saml:aud": "https://signin.aws.amazon.com/saml" })
    );
}

#[test]
fn the_account_of_the_source_can_be_a_runtime_value() {
    let account: AccountId = "210987654321".parse().unwrap();
    let policy: ResourcePolicy = resource_policy! {
        #![account = account]

        allow lambda:InvokeFunction on lambda:function("trigger", region = "eu-west-1")
            to service(cognito-idp) from userpool("eu-west-1_Ab12Cd34E")
    };
    let document: Value = serde_json::from_str(policy.as_str()).unwrap();
    let condition = json!({
        "ArnLike": { "aws:SourceArn": "arn:aws:cognito-idp:eu-west-1:*:userpool/eu-west-1_Ab12Cd34E" },
        "StringEquals": { "aws:SourceAccount": "210987654321" },
    });
    assert_eq!(document["Statement"][0]["Condition"], condition);
}

#[test]
fn a_template_names_its_own_account_and_partition() {
    let policy = cloudformation::trust_policy! {
        #![partition = PARTITION]
        #![account = ACCOUNT_ID]

        allow AssumeRoleWithWebIdentity to oidc(token.actions.githubusercontent.com)
            if aud StringEquals "sts.amazonaws.com"
            and sub StringEquals "repo:octo-org/octo-repo:ref:refs/heads/main"
    };
    let document = serde_json::to_value(&policy).unwrap();
    let arn = json!({ "Fn::Sub": concat!(
        "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/",
        "token.actions.githubusercontent.com",
    ) });
    assert_eq!(document["Statement"][0]["Principal"], json!({ "Federated": arn }));
}

/// Returns the conditions of the only statement.
fn conditions(policy: &ResourcePolicy) -> Value {
    let document: Value = serde_json::from_str(policy.as_str()).unwrap();
    document["Statement"][0]["Condition"].clone()
}

#[test]
fn sources_are_in_the_account_and_region_of_the_settings() {
    const TOPIC: ResourcePolicy = resource_policy! {
        #![region = "eu-west-1"]
        #![account = "123456789012"]

        allow sqs:SendMessage on sqs:queue("jobs") to service(sns) from sns:topic("events")
    };
    let expected = json!({
        "ArnLike": { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:events" },
        "StringEquals": { "aws:SourceAccount": "123456789012" },
    });
    assert_eq!(conditions(&TOPIC), expected);

    // The ARN of a bucket has no account.
    const BUCKET: ResourcePolicy = resource_policy! {
        #![account = "123456789012"]

        allow sqs:SendMessage on sqs:queue("jobs", region = "eu-west-1")
            to service(s3) from s3:bucket("uploads")
    };
    let expected = json!({
        "ArnLike": { "aws:SourceArn": "arn:aws:s3:::uploads" },
        "StringEquals": { "aws:SourceAccount": "123456789012" },
    });
    assert_eq!(conditions(&BUCKET), expected);

    // A condition on the account of one source would exclude the other.
    const BOTH: ResourcePolicy = resource_policy! {
        allow sqs:SendMessage on sqs:queue("jobs", region = "eu-west-1", account = "123456789012")
            to service(s3) from s3:bucket("uploads"), "arn:aws:s3:eu-west-1:123456789012:job/1"
    };
    assert!(conditions(&BOTH).get("StringEquals").is_none());

    let account: AccountId = "210987654321".parse().unwrap();
    let trigger = resource_policy! {
        allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:210987654321:function:trigger"
            to service(cognito-idp) from userpool("eu-west-1_Ab12Cd34E", account = account)
    };
    let expected = json!({
        "ArnLike": { "aws:SourceArn": "arn:aws:cognito-idp:eu-west-1:*:userpool/eu-west-1_Ab12Cd34E" },
        "StringEquals": { "aws:SourceAccount": "210987654321" },
    });
    assert_eq!(conditions(&trigger), expected);
}
