use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow cognito:AdminGetUser on * };
const P1: Policy = policy! { allow cognito-ipd:AdminGetUsr on * };

fn main() {}
