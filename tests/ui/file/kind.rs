// The type of a document.

use cognito_perms::{Policy, TrustPolicy, policy_file};

const _: Policy = policy_file!("ui/file/trust.json");
const _: Policy = policy_file! { #![kind = "trus"] "ui/file/trust.json" };

const _: TrustPolicy = policy_file! { #![kind = "trust"] "ui/file/trust.json" };

fn main() {}
