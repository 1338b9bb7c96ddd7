use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:username StringEquals "${username}" };
const P1: Policy = policy! { allow ListUsers on userpool("us-east-1_${aws:PrincipleTag/pool}") };

fn main() {}
