use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X", region = "eu-west-1") };
const P1: Policy = policy! { allow AdminGetUser on "arn:aws:cognito-idp:eu-west-1:*:userpool/us-east-1_X" };

fn main() {}
