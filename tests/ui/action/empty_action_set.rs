use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow level(PermissionsManagement) on * };
const P1: Policy = policy! { allow level(Tagging) on webacl(*, *, *) };
const P2: Policy = policy! { allow level(Tagging) except TagResource, UntagResource on * };

fn main() {}
