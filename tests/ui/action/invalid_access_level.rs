use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow level(Reed, Everything) on * };

fn main() {}
