#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    #[allow(pass_role_with_not_action_and_not_resource)]
    allow not AdminGetUser, ListUsers on not userpool("us-east-1_X")
};

fn main() {}
