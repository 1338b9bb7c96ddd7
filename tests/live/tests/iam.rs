//! Policies that the AWS SDK attaches to users, roles and sessions of a running IAM, and calls to Amazon
//! Cognito that they allow or not.

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_cognitoidentityprovider::Client as Cognito;
use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_iam::Client as Iam;
use aws_sdk_sts::Client as Sts;
use cognito_perms::{
    AccountId, Policy, TrustPolicy, UserPoolArn, UserPoolId, policy, trust_policy,
};
use cognito_perms_live::{Server, golden_policies};
use std::fmt;

/// Returns an SDK configuration for one of our servers.
fn config(server: &Server, credentials: &Credentials) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(Region::new("eu-west-1"))
        .endpoint_url(format!("http://{}", server.address()))
        .credentials_provider(SharedCredentialsProvider::new(credentials.clone()))
        .build()
}

/// Returns the credentials that set everything up, before policies apply.
fn root() -> Credentials {
    Credentials::from_keys("AKIAIOSFODNN7EXAMPLE", "secret", None)
}

/// A user pool with one user in it.
struct Pool {
    id: UserPoolId,
    arn: UserPoolArn,
}

async fn create_pool(cognito: &Cognito, name: &str) -> Pool {
    let created = cognito.create_user_pool().pool_name(name).send().await.expect("a user pool");
    let pool = created.user_pool().expect("the user pool");
    let id: UserPoolId = pool.id().expect("its id").parse().expect("an id of a user pool");
    let arn: UserPoolArn = pool.arn().expect("its ARN").parse().expect("an ARN of a user pool");
    let user = cognito.admin_create_user().user_pool_id(id.as_str()).username("ann");
    user.send().await.expect("a user");
    Pool { id, arn }
}

/// Creates a user with access keys and no policies.
async fn create_user(iam: &Iam, name: &str) -> Credentials {
    iam.create_user().user_name(name).send().await.expect("a user");
    let created = iam.create_access_key().user_name(name).send().await.expect("an access key");
    let key = created.access_key().expect("the access key");
    Credentials::from_keys(key.access_key_id(), key.secret_access_key(), None)
}

/// Creates a managed policy and returns its ARN.
async fn create_policy(iam: &Iam, name: &str, policy: impl Into<String>) -> String {
    let created = iam.create_policy().policy_name(name).policy_document(policy).send().await;
    let created =
        created.unwrap_or_else(|error| panic!("IAM refuses `{name}`: {}", rendered(&error)));
    created.policy().and_then(|it| it.arn()).expect("its ARN").to_owned()
}

/// Returns what IAM reports about a document that it rejects.
fn rendered<E: ProvideErrorMetadata + fmt::Debug>(error: &SdkError<E>) -> String {
    match error.as_service_error() {
        Some(error) => format!("{:?}: {:?}", error.code(), error.message()),
        None => format!("{error:?}"),
    }
}

/// Returns whether a call was allowed.
fn is_allowed<T, E: fmt::Debug>(outcome: Result<T, SdkError<E>>) -> bool {
    let Err(error) = outcome else { return true };
    // The server reports errors in XML, whatever the service's protocol.
    let answer = error.raw_response().expect("an answer");
    let body = answer.body().bytes().map(String::from_utf8_lossy).unwrap_or_default();
    let is_denied = answer.status().as_u16() == 403 && body.contains("<Code>AccessDenied</Code>");
    assert!(is_denied, "{error:?}");
    false
}

async fn get_user(cognito: &Cognito, pool: &Pool) -> bool {
    let call = cognito.admin_get_user().user_pool_id(pool.id.as_str()).username("ann");
    is_allowed(call.send().await)
}

async fn disable_user(cognito: &Cognito, pool: &Pool) -> bool {
    let call = cognito.admin_disable_user().user_pool_id(pool.id.as_str()).username("ann");
    is_allowed(call.send().await)
}

async fn list_users(cognito: &Cognito, pool: &Pool) -> bool {
    is_allowed(cognito.list_users().user_pool_id(pool.id.as_str()).send().await)
}

/// Lets the account decide who assumes a role.
fn trust(account: AccountId) -> TrustPolicy {
    trust_policy! { allow AssumeRole to account(account) }
}

/// Looks users up in one pool, and changes none.
fn support_desk(pool: &UserPoolId, account: AccountId) -> Policy {
    policy! {
        Lookup: allow AdminGetUser, ListUsers on userpool(pool, account = account);
        NoChanges: deny level(Write) on userpool(pool, account = account);
    }
}

/// Does everything with the users of one pool.
fn administrator(pool: &UserPoolArn) -> Policy {
    policy! { allow Admin*, ListUsers on userpool(arn = pool) }
}

/// Restricts a session of an administrator to what it is for.
fn look_only(pool: &UserPoolArn) -> Policy {
    policy! {
        #![quota = "session"]
        allow AdminGetUser on userpool(arn = pool)
    }
}

#[tokio::test]
async fn calls_are_allowed_and_refused_as_the_policies_say() {
    let server = Server::start();
    let root = config(&server, &root());
    let (iam, cognito, sts) = (Iam::new(&root), Cognito::new(&root), Sts::new(&root));
    let (ours, other) = (create_pool(&cognito, "ours").await, create_pool(&cognito, "other").await);
    let identity = sts.get_caller_identity().send().await.expect("an identity");
    let account: AccountId =
        identity.account().expect("an account").parse().expect("an account id");

    // A managed policy on a user, with the id that Cognito gave the pool.
    let desk = create_user(&iam, "desk").await;
    let managed = create_policy(&iam, "support-desk", support_desk(&ours.id, account)).await;
    let attach = iam.attach_user_policy().user_name("desk").policy_arn(managed);
    attach.send().await.expect("IAM takes it");

    // An inline policy on a user.
    let boss = create_user(&iam, "boss").await;
    let put = iam.put_user_policy().user_name("boss").policy_name("administrator");
    put.policy_document(administrator(&ours.arn)).send().await.expect("IAM takes it");

    // The same on a role, whose sessions can be narrower.
    let role = iam.create_role().role_name("administrator");
    let role = role.assume_role_policy_document(trust(account)).send().await;
    let role = role.expect("a role").role().expect("the role").arn().to_owned();
    let put = iam.put_role_policy().role_name("administrator").policy_name("administrator");
    put.policy_document(administrator(&ours.arn)).send().await.expect("IAM takes it");
    let assume = sts.assume_role().role_arn(&role).role_session_name("whole");
    let whole = session(&assume.send().await.expect("a session"));
    let assume = sts.assume_role().role_arn(&role).role_session_name("narrow");
    let narrow = assume.policy(look_only(&ours.arn)).send().await;
    let narrow = session(&narrow.expect("a session"));

    // No policy at all.
    let nobody = create_user(&iam, "nobody").await;

    server.enforce_policies();
    let as_caller = |caller: &Credentials| Cognito::new(&config(&server, caller));

    let desk = as_caller(&desk);
    assert!(get_user(&desk, &ours).await);
    assert!(list_users(&desk, &ours).await);
    assert!(!disable_user(&desk, &ours).await);
    assert!(!get_user(&desk, &other).await);

    for may_all in [as_caller(&boss), as_caller(&whole)] {
        assert!(get_user(&may_all, &ours).await);
        assert!(disable_user(&may_all, &ours).await);
        assert!(!get_user(&may_all, &other).await);
    }

    let narrow = as_caller(&narrow);
    assert!(get_user(&narrow, &ours).await);
    assert!(!disable_user(&narrow, &ours).await);
    assert!(!list_users(&narrow, &ours).await);

    assert!(!get_user(&as_caller(&nobody), &ours).await);
}

/// Returns the credentials of a session.
fn session(assumed: &aws_sdk_sts::operation::assume_role::AssumeRoleOutput) -> Credentials {
    let keys = assumed.credentials().expect("credentials");
    let token = keys.session_token().to_owned();
    Credentials::from_keys(keys.access_key_id(), keys.secret_access_key(), Some(token))
}

/// What moto refuses although AWS's documentation allows it: the policy, the text in it, and its replacement.
const REFUSED_BY_MOTO: &[(&str, &str, &str)] = &[
    // AWS's page about `Resource` allows wildcards in any segment but the service; moto accepts only `*` or a
    // name as partition.
    ("arns", "arn:aws*:", "arn:*:"),
    // A time without seconds is one of the ISO 8601 forms that AWS's page about conditions names.
    ("operators", "T19:20Z", "T19:20:00Z"),
];

#[tokio::test]
async fn iam_takes_every_golden_policy() {
    let server = Server::start();
    let iam = Iam::new(&config(&server, &root()));
    for (name, mut document) in golden_policies() {
        for (_, written, instead) in REFUSED_BY_MOTO.iter().filter(|(policy, ..)| *policy == name) {
            let created = iam.create_policy().policy_name(&name).policy_document(&document);
            // If moto starts to accept one, it must be removed from the list.
            created.send().await.expect_err(&name);
            assert!(document.contains(written), "{name} has no `{written}`");
            document = document.replace(written, instead);
        }
        create_policy(&iam, &name, document).await;
    }
}

/// The server does check what it is given.
#[tokio::test]
async fn iam_refuses_what_is_none() {
    let server = Server::start();
    let iam = Iam::new(&config(&server, &root()));
    for document in [
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ListUsers","Resource":"*"}]}"#,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"bucket"}]}"#,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3:*","Resource":"*"}]}"#,
        r#"{"Version":"2012-10-17","Statement":[]}"#,
        "",
    ] {
        let created = iam.create_policy().policy_name("wrong").policy_document(document);
        let error = created.send().await.expect_err(document);
        let code = error.as_service_error().and_then(|error| error.code());
        assert_eq!(code, Some("MalformedPolicyDocument"), "{document}: {}", rendered(&error));
    }
}
