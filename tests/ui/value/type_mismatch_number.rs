#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThan "an hour" };

fn main() {}
