use cognito_perms::{Policy, policy};

const P0: Policy = policy! { AdminGetUser, ListUsers on userpool("us-east-1_X") };
const P1: Policy = policy! { "Allow": AdminGetUser on * };

fn main() {}
