use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:PassRole on * };

fn main() {}
