use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/unsupported_element_combination.json");

fn main() {}
