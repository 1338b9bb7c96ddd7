use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/variable_unsupported_in_version.json");

fn main() {}
