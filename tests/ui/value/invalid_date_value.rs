#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan 1795461630 };

fn main() {}
