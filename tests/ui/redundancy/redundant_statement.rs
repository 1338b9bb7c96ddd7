#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    Wide: allow Admin* on userpool(*); Narrow: allow AdminGetUser on userpool("us-east-1_X")
};
const P1: Policy = policy! { allow ListUsers on *; allow ListUsers on * };

fn main() {}
