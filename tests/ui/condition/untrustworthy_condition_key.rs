use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:referer StringEquals "https://example.com/" };

fn main() {}
