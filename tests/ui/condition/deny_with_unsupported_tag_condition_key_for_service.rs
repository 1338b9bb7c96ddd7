use cognito_perms::{Policy, policy};

const P0: Policy = policy! { deny level(List) on * if aws:ResourceTag/team StringEquals "x" };

fn main() {}
