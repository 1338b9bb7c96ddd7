#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SecureTransport Bool "yes" };
const P1: Policy = policy! { allow ListUsers on * if aws:username Null 1 };

fn main() {}
