use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if cognito-idp:ResourceTag/team StringEquals "x" };
const P1: Policy = policy! { allow ListUsers on * if cognito:username StringEquals "x" };

fn main() {}
