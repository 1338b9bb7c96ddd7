#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow List* on * if aws:ResourceTag/team StringEquals "x" };

fn main() {}
