use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on not * };

fn main() {}
