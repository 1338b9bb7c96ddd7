#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:Create* on * };

fn main() {}
