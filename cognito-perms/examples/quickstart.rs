//! The policies of a support organization for one user pool (a support desk, a user administrator and a read-only auditor),
//! and of the administrator of a tenant whose pool is known only at run time. rustc checks each of them; this program only
//! prints them.
//!
//! Run it with `cargo run --example quickstart`.

use cognito_perms::{AccountId, InvalidValue, Policy, Quota, UserPoolId, policy};

/// Can look up users, reset their passwords and sign them out. All other changes to user pools are denied, whatever other
/// policies the role has.
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

/// Can create, change and remove users and their groups. Cannot delete the pool, and can only list other pools.
const USER_ADMINISTRATOR: Policy = policy! {
    #![account = "123456789012"]

    Users: allow AdminCreateUser, AdminDeleteUser, AdminDisableUser, AdminEnableUser, AdminGetUser,
        AdminUpdateUserAttributes, AdminDeleteUserAttributes, AdminSetUserPassword, ListUsers
        on userpool("eu-west-1_Ab12Cd34E");

    Groups: allow *Group, AdminListGroupsForUser, ListGroups
        on userpool("eu-west-1_Ab12Cd34E");

    Find: allow ListUserPools on *;
};

/// Can view the configuration of every pool of the account, but no users and no secrets.
const AUDITOR: Policy = policy! {
    #![account = "123456789012"]

    Pools: allow level(List, Read)
        except *User, *Users, *UsersInGroup, *ForUser, *Device*, *AuthEvents, *AuthFactors,
            // These return the secrets of app clients and of external identity providers.
            DescribeUserPoolClient, *Secrets, DescribeIdentityProvider, GetIdentityProviderByIdentifier
        on userpool(*);

    Account: allow ListUserPools, DescribeUserPoolDomain, GetProvisionedLimit on *;
};

/// Can manage the users of one tenant's pool, which is known only at run time, as a principal with the tenant's tag.
fn tenant_administrator(pool: &UserPoolId, account: AccountId, tenant: &str) -> Policy {
    policy! {
        Tenant: allow AdminCreateUser, AdminGetUser, AdminDisableUser, ListUsers
            on userpool(pool, account = account)
            if aws:PrincipalTag/tenant StringEquals tenant
            and aws:SecureTransport Bool true
    }
}

fn main() -> Result<(), InvalidValue> {
    // In practice these come from a configuration, or from the response of `CreateUserPool`.
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
