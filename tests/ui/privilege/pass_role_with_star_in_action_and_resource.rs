use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:Pass* on * };

fn main() {}
