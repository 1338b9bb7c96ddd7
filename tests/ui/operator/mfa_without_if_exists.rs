#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { deny * on * if aws:MultiFactorAuthPresent Bool false };

fn main() {}
