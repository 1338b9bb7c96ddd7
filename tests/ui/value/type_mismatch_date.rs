#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan "2026-02-29" };
const P1: Policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan "22.11.2026" };

fn main() {}
