#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/empty_object_condition.json");

fn main() {}
