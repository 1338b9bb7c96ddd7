// The commonest faults in role trust policies: one error each.

use cognito_perms::{TrustPolicy, trust_policy};

/// Nothing limits how users sign in.
const WITHOUT_AMR: TrustPolicy = trust_policy! {
    allow AssumeRoleWithWebIdentity
        to identity_pool("us-east-1:11111111-2222-3333-4444-555555555555")
};

/// The claim has a single value.
const SET_OPERATOR: TrustPolicy = trust_policy! {
    allow AssumeRoleWithWebIdentity to "cognito-identity.amazonaws.com"
        if aud ForAnyValue:StringEquals "us-east-1:11111111-2222-3333-4444-555555555555"
        and amr ForAnyValue:StringLike "authenticated"
};

/// The id of a user pool.
const USER_POOL: TrustPolicy = trust_policy! {
    allow AssumeRoleWithWebIdentity to identity_pool("us-east-1_Ab12Cd34E", authenticated)
};

/// Identity providers need another action.
const ACTION: TrustPolicy = trust_policy! {
    allow AssumeRole
        to identity_pool("us-east-1:11111111-2222-3333-4444-555555555555", authenticated)
};

const EVERYONE: TrustPolicy = trust_policy! { allow AssumeRole to "*" };

const ELEVEN_DIGITS: TrustPolicy = trust_policy! { allow AssumeRole to account("12345678901") };

const ISSUER: TrustPolicy = trust_policy! {
    #![account = "123456789012"]

    allow AssumeRoleWithWebIdentity to oidc(token.actions.githubusercontent.com)
        if iss StringEquals "https://token.actions.githubusercontent.com"
        and sub StringEquals "repo:octo-org/octo-repo:ref:refs/heads/main"
};

const DELETED_ROLE: TrustPolicy = trust_policy! {
    allow AssumeRole to account("123456789012"), "AROA1234567890EXAMPLE"
};

/// The domain of the provider is part of the condition keys.
fn runtime_provider(provider: &str) -> TrustPolicy {
    trust_policy! { allow AssumeRoleWithWebIdentity to oidc(arn = provider) }
}

fn main() {
    let all = [
        WITHOUT_AMR,
        SET_OPERATOR,
        USER_POOL,
        ACTION,
        EVERYONE,
        ELEVEN_DIGITS,
        ISSUER,
        DELETED_ROLE,
        runtime_provider("arn:aws:iam::123456789012:oidc-provider/login.example.com"),
    ];
    let _ = all.len();
}
