//! Creates a role for a support desk and an existing user pool: the pool's ID is an argument that is checked when it is
//! parsed, and the policy that contains it is checked by rustc.
//!
//! Run it with `cargo run --example support_desk -- USER_POOL_ID`, with credentials and a region in the environment, as
//! for every program that uses an AWS SDK.

use aws_config::{BehaviorVersion, SdkConfig};
use cognito_perms::{AccountId, Policy, UserPoolId, policy, trust_policy};
use std::env;
use std::error::Error;

/// Can look up users and reset their passwords, and cannot change anything else in the pool.
fn support_desk(pool: &UserPoolId, account: AccountId) -> Policy {
    policy! {
        #![account = account]
        #![quota = "role"]

        Lookup: allow AdminGetUser, ListUsers, AdminList* on userpool(pool);

        Help: allow AdminResetUserPassword, AdminUserGlobalSignOut on userpool(pool)
            if aws:MultiFactorAuthPresent Bool true;

        NothingElse: deny level(Write, Tagging) except AdminResetUserPassword, AdminUserGlobalSignOut
            on userpool(pool);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let pool: UserPoolId = env::args().nth(1).ok_or("expected the ID of a user pool")?.parse()?;

    let config = load_config().await;
    let identity = aws_sdk_sts::Client::new(&config).get_caller_identity().send().await?;
    let account: AccountId = identity.account().unwrap_or_default().parse()?;

    let iam = aws_sdk_iam::Client::new(&config);
    let trust = trust_policy! { allow AssumeRole to account(account) };
    iam.create_role().role_name("support-desk").assume_role_policy_document(trust).send().await?;
    iam.put_role_policy()
        .role_name("support-desk")
        .policy_name("user-pool")
        .policy_document(support_desk(&pool, account))
        .send()
        .await?;
    println!("the role `support-desk` of account {account} has a policy for {pool}");
    Ok(())
}

/// Loads the default configuration with an HTTP client without TLS, because the tests use a local server. In your program,
/// `aws_config::load_defaults(BehaviorVersion::latest())` is enough.
async fn load_config() -> SdkConfig {
    let http_client = aws_smithy_http_client::Builder::new().build_http();
    aws_config::defaults(BehaviorVersion::latest()).http_client(http_client).load().await
}
