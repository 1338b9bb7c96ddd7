use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow macie:ListMemberAccounts on * };
const P1: Policy = policy! { allow s3:ListAllMyBuckets on macie:account(*) };

fn main() {}
