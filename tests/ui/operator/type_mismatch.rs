#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceIp StringEquals "203.0.113.7" };
const P1: Policy = policy! { allow ListUsers on * if aws:MultiFactorAuthPresent StringEqualsIfExists "true" };

fn main() {}
