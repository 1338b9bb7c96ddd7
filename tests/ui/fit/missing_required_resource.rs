use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AssociateWebACL on userpool("us-east-1_X") };

fn main() {}
