#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/several.json");

fn main() {}
