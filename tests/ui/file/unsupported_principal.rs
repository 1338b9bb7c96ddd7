use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/unsupported_principal.json");

fn main() {}
