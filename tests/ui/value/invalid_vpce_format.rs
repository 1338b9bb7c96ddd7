use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceVpce StringEquals "vpc-1a2b3c4d" };

fn main() {}
