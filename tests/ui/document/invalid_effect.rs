use cognito_perms::{Policy, policy};

const P0: Policy = policy! { alow AdminGetUser on userpool("us-east-1_X") };
const P1: Policy = policy! { Deny AdminGetUser on * };
const P2: Policy = policy! { permit AdminGetUser on * };

fn main() {}
