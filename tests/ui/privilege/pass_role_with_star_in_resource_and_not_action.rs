use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    #[allow(create_slr_with_star_in_resource_and_not_action)]
    allow not AdminGetUser, ListUsers on *
};

fn main() {}
