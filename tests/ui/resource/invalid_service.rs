use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on "arn:aws:cognito-ipd:us-east-1:*:userpool/us-east-1_X" };

fn main() {}
