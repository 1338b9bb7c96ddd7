#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    #[allow(pass_role_with_star_in_resource_and_not_action)]
    allow not AdminGetUser, ListUsers on *
};

fn main() {}
