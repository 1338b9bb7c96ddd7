#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser, Admin* on userpool(*) };
const P1: Policy = policy! { allow level(List), ListUsers on userpool(*) };

fn main() {}
