use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/json_syntax_error.json");

fn main() {}
