use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow s3:GetObject on * };
const P1: Policy = policy! { allow unchecked("s3:GetObject") on s3:bucket("b") };

fn main() {}
