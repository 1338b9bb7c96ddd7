use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:PrincipalOrgID StringLike "o-*" };
const P1: Policy = policy! { allow ListUsers on * if aws:userid StringLike "AROA*" };

fn main() {}
