use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/invalid_policy_element.json");

fn main() {}
