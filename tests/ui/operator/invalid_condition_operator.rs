use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:username StringEqual "x" };
const P1: Policy = policy! { allow ListUsers on * if aws:username Equals "x" };
const P2: Policy = policy! { allow ListUsers on * if aws:TagKeys ForAnyValues:StringEquals "x" };

fn main() {}
