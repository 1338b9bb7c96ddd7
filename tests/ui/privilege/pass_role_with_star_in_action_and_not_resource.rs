use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:Pass* on not "arn:aws:iam::123456789012:role/x" };

fn main() {}
