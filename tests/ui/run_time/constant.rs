// A value of run time in a constant: rustc has the word.

use cognito_perms::{Policy, UserPoolId, policy};

const fn fixed(pool: &UserPoolId) -> Policy {
    policy! { allow ListUsers on userpool(pool) }
}

fn main() {}
