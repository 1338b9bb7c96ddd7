use cognito_perms::{Policy, policy_file};

const PATH: &str = "ui/file/settings.json";

const _: Policy = policy_file!();
const _: Policy = policy_file!(PATH);
const _: Policy = policy_file!(concat!("ui/", "file.json"));
const _: Policy = policy_file!("ui/file/settings.json", "ui/file/settings.json");
const _: Policy = policy_file! { allow AdminGetUser on * };

fn main() {}
