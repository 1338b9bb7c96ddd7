use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:PrincipalArn StringLike "arn:aws:iam::*:role/x" };

fn main() {}
