use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on "us-east-1_X" };
const P1: Policy = policy! { allow AdminGetUser on "userpool/us-east-1_X" };

fn main() {}
