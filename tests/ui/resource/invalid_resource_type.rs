use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpol("us-east-1_X") };
const P1: Policy = policy! { allow AdminGetUser on bucket("b") };
const P2: Policy = policy! { allow cognito-identity:ListIdentities on identitypool(*) };

fn main() {}
