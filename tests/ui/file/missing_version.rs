#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/missing_version.json");

fn main() {}
