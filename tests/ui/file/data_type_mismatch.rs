use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/data_type_mismatch.json");

fn main() {}
