use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on "arn:aws:cognito-idp::123456789012:userpool/us-east-1_X" };

fn main() {}
