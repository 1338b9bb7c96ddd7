#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:Create* on not "arn:aws:iam::123456789012:role/x" };

fn main() {}
