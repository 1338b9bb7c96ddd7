use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceVpc StringEquals "vpc-1234" };

fn main() {}
