#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if unchecked("new:Bytes") BinaryEquals "YWJ" };

fn main() {}
