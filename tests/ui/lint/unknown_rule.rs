use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![allow(no_efect_action)] allow ListUsers on * };
const P1: Policy = policy! { #[deny(invalid_action)] allow ListUsers on * };

fn main() {}
