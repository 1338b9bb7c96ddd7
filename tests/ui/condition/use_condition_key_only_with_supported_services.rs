#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:VpceAccount StringEquals "123456789012" };

fn main() {}
