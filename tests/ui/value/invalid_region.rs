use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow ListUsers on * if aws:RequestedRegion StringEquals ["eu-west-1", "eu-wst-2"]
};

fn main() {}
