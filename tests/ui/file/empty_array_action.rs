#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/empty_array_action.json");

fn main() {}
