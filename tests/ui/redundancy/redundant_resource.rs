#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on userpool("us-east-1_X"), userpool(*) };

fn main() {}
