use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:CalledVia StringEquals "athena.amazonaws.com" };

fn main() {}
