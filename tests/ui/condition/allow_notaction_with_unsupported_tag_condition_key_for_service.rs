#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    #[allow(pass_role_with_star_in_resource_and_not_action, create_slr_with_star_in_resource_and_not_action)]
    allow not AdminGetUser on * if aws:ResourceTag/team StringEquals "x"
};

fn main() {}
