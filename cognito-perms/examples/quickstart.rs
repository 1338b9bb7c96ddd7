//! The policies of a support organisation around one user pool: a support desk, a user administrator
//! and a read-only auditor, and the administrator of a tenant whose pool is known at run time only. Each is
//! checked by rustc; this program only prints them.
//!
//! Run it with `cargo run --example quickstart`.

use cognito_perms::{AccountId, InvalidValue, Policy, Quota, UserPoolId, policy};

/// Looks users up, lets them choose a new password, and signs them out. Whatever else is attached to the
/// role, it changes nothing else in a user pool: those actions are denied.
const SUPPORT_DESK: Policy = policy! {
    #![account = "123456789012"]

    Lookup: allow AdminGetUser, ListUsers, AdminList*
        on userpool("eu-west-1_Ab12Cd34E");

    Help: allow AdminResetUserPassword, AdminUserGlobalSignOut
        on userpool("eu-west-1_Ab12Cd34E")
        if aws:MultiFactorAuthPresent Bool true
        and aws:SourceIp IpAddress ["203.0.113.0/24", "198.51.100.0/24"];

    NothingElse: deny level(Write, Tagging) except AdminResetUserPassword, AdminUserGlobalSignOut
        on userpool(*);
};

/// Creates, changes and removes users and their groups. Cannot delete the pool, and cannot find other
/// pools but by name.
const USER_ADMINISTRATOR: Policy = policy! {
    #![account = "123456789012"]

    Users: allow AdminCreateUser, AdminDeleteUser, AdminDisableUser, AdminEnableUser, AdminGetUser,
        AdminUpdateUserAttributes, AdminDeleteUserAttributes, AdminSetUserPassword, ListUsers
        on userpool("eu-west-1_Ab12Cd34E");

    Groups: allow *Group, AdminListGroupsForUser, ListGroups
        on userpool("eu-west-1_Ab12Cd34E");

    Find: allow ListUserPools on *;
};

/// Sees how every pool of the account is set up, but no user and no secret.
const AUDITOR: Policy = policy! {
    #![account = "123456789012"]

    Pools: allow level(List, Read)
        except *User, *Users, *UsersInGroup, *ForUser, *Device*, *AuthEvents, *AuthFactors,
            // These show the secrets of app clients and of external identity providers.
            DescribeUserPoolClient, *Secrets, DescribeIdentityProvider, GetIdentityProviderByIdentifier
        on userpool(*);

    Account: allow ListUserPools, DescribeUserPoolDomain, GetProvisionedLimit on *;
};

/// Manages the users of one tenant: those who carry its tag, in its pool, which is known at run time only.
fn tenant_administrator(pool: &UserPoolId, account: AccountId, tenant: &str) -> Policy {
    policy! {
        Tenant: allow AdminCreateUser, AdminGetUser, AdminDisableUser, ListUsers
            on userpool(pool, account = account)
            if aws:PrincipalTag/tenant StringEquals tenant
            and aws:SecureTransport Bool true
    }
}

fn main() -> Result<(), InvalidValue> {
    // As they would come from a configuration, or from the answer of `CreateUserPool`.
    let (pool, account) = ("eu-west-1_Zy98Xw76V".parse()?, "123456789012".parse()?);
    let tenant = tenant_administrator(&pool, account, "acme");
    for (name, policy) in [
        ("support desk", &SUPPORT_DESK),
        ("user administrator", &USER_ADMINISTRATOR),
        ("auditor", &AUDITOR),
        ("administrator of a tenant", &tenant),
    ] {
        let most = Quota::Managed.characters();
        println!("# {name}: {} of {most} characters\n", policy.size());
        println!("{}\n", policy.to_pretty());
    }
    Ok(())
}
