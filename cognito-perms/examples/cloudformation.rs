//! Creates roles for a support desk and an auditor: a complete CloudFormation template with a user pool, the policies for it,
//! and the roles that have them. rustc checks the policies, although the ID of the pool is not known yet.
//!
//! Run it with `cargo run --features templates --example cloudformation > template.json`.

use cognito_perms::InvalidValue;
use cognito_perms::cloudformation::{self, ACCOUNT_ID, UserPool};
use serde_json::{Value, json};

/// Can look up users and reset their passwords, and cannot change anything else in the pool.
fn support_desk(pool: &UserPool) -> cloudformation::Policy {
    cloudformation::policy! {
        #![quota = "role"]

        Lookup: allow AdminGetUser, ListUsers, AdminList* on userpool(arn = pool);

        Help: allow AdminResetUserPassword, AdminUserGlobalSignOut on userpool(arn = pool)
            if aws:MultiFactorAuthPresent Bool true;

        NothingElse: deny level(Write, Tagging) except AdminResetUserPassword, AdminUserGlobalSignOut
            on userpool(arn = pool);
    }
}

/// Can view the configuration of the pool, but only from the account of the stack.
fn auditor(pool: &UserPool) -> cloudformation::Policy {
    cloudformation::policy! {
        Pool: allow DescribeUserPool, GetUserPoolMfaConfig
            on userpool(pool, account = ACCOUNT_ID)
            if aws:PrincipalAccount StringEquals ACCOUNT_ID;

        Find: allow ListUserPools on *;
    }
}

/// Returns a role that every principal of the account can assume if its own policies allow that.
fn role(policy_name: &str, policy: &cloudformation::Policy) -> Value {
    json!({
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": cloudformation::trust_policy! {
                allow AssumeRole to account(ACCOUNT_ID)
            },
            "Policies": [{ "PolicyName": policy_name, "PolicyDocument": policy }],
        },
    })
}

fn main() -> Result<(), InvalidValue> {
    let pool: UserPool = "Customers".parse()?;
    let template = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "A user pool, and who may do what in it",
        "Resources": {
            pool.as_str(): {
                "Type": UserPool::TYPE,
                "Properties": { "UserPoolName": "customers" },
                "DeletionPolicy": "Retain",
                "UpdateReplacePolicy": "Retain",
            },
            "SupportDesk": role("support-desk", &support_desk(&pool)),
            "Auditor": role("auditor", &auditor(&pool)),
        },
        "Outputs": {
            "UserPoolId": { "Value": pool.user_pool_id() },
            "UserPoolArn": { "Value": pool.arn() },
        },
    });
    println!("{template:#}");
    Ok(())
}
