use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:PrincipalAccount StringEquals "1234" };

fn main() {}
