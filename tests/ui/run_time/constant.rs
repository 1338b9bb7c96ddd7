// A runtime value in a constant: rustc reports it.

use cognito_perms::{Policy, UserPoolId, policy};

const fn fixed(pool: &UserPoolId) -> Policy {
    policy! { allow ListUsers on userpool(pool) }
}

fn main() {}
