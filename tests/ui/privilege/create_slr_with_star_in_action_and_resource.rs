#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow unchecked("iam:Create*") on * };

fn main() {}
