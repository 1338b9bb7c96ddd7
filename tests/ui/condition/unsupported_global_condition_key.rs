use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:ARN ArnLike "arn:aws:iam::*:role/x" };

fn main() {}
