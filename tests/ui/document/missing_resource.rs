use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser };
const P1: Policy = policy! { allow AdminGetUser; deny ListUsers on * };
const P2: Policy = policy! { allow AdminGetUser on };

fn main() {}
