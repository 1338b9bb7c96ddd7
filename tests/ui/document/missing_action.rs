use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow on userpool("us-east-1_X") };
const P1: Policy = policy! { allow };
const P2: Policy = policy! { allow userpool("us-east-1_X") };

fn main() {}
