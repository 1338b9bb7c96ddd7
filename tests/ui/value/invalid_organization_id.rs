use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:PrincipalOrgID StringEquals "o-1" };
const P1: Policy = policy! {
    allow ListUsers on * if aws:PrincipalOrgPaths ForAnyValue:StringLike "ou-ab12-11111111/"
};

fn main() {}
