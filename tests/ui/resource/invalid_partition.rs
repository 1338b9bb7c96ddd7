use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X", partition = "awss") };
const P1: Policy = policy! { allow AdminGetUser on "arn:azure:cognito-idp:us-east-1:*:userpool/us-east-1_X" };

fn main() {}
