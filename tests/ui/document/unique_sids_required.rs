use cognito_perms::{Policy, policy};

const P0: Policy = policy! { Desk: allow AdminGetUser on *; Desk: allow ListUsers on * };

fn main() {}
