#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow iam:CreateServiceLinkedRole on * };

fn main() {}
