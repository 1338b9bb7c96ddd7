#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on "arn:aws:cognito-*:us-east-1:*:*" };

fn main() {}
