use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file!("ui/file/no_such_file.json");
const _: Policy = policy_file!("ui");

fn main() {}
