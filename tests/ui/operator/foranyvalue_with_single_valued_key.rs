use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow ListUsers on * if aws:username ForAnyValue:StringEqualsIfExists ["a", "b"]
};

fn main() {}
