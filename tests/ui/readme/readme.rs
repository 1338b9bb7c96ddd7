use cognito_perms::{Policy, policy};

const SUPPORT: Policy = policy! {
    allow AdminGetUsr, ListUserPools on userpool("eu-west-1_Ab12Cd34E")
};

fn main() {}
