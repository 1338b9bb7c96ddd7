//! Gives the support desk a role for a user pool that exists: the id comes from outside, is checked when it is parsed,
//! and stands in a policy that rustc has checked.
//!
//! Run it with `cargo run --example support_desk -- USER_POOL_ID`, with the credentials and the region in the
//! environment as for every AWS SDK.

use aws_config::{BehaviorVersion, SdkConfig};
use cognito_perms::{AccountId, Policy, UserPoolId, policy};
use std::env;
use std::error::Error;

/// Looks users up, lets them choose a new password, and changes nothing else in the pool.
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
    let pool: UserPoolId = env::args().nth(1).ok_or("name the id of a user pool")?.parse()?;

    let config = load_config().await;
    let identity = aws_sdk_sts::Client::new(&config).get_caller_identity().send().await?;
    let account: AccountId = identity.account().unwrap_or_default().parse()?;

    let iam = aws_sdk_iam::Client::new(&config);
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"AWS":"{account}"}}}}]}}"#
    );
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

/// As everywhere, but for the client: this workspace builds one without TLS, for a server on this machine. Elsewhere
/// `aws_config::load_defaults(BehaviorVersion::latest())` is enough.
async fn load_config() -> SdkConfig {
    let http_client = aws_smithy_http_client::Builder::new().build_http();
    aws_config::defaults(BehaviorVersion::latest()).http_client(http_client).load().await
}
