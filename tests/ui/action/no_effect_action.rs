#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow SignUp on * };
const P1: Policy = policy! { deny GetUser on * };

fn main() {}
