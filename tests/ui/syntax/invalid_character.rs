use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow unchecked("s3:Get\u{2014}Object") on * };
const P1: Policy = policy! { allow AdminGetUser on "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_ü—" };

fn main() {}
