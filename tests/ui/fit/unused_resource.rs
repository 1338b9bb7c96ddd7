use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X"), webacl(*, *, *) };

fn main() {}
