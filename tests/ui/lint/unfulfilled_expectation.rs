#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #[expect(no_effect_action, reason = "a VPC endpoint")] allow ListUsers on * };

fn main() {}
