#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/empty_sid_value.json");

fn main() {}
