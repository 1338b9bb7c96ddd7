use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser, ListUserPools on userpool("us-east-1_X") };
const P1: Policy = policy! { deny AdminGetUser on webacl(*, *, *) };
const P2: Policy = policy! { allow AdminList* on webacl(*, *, *) };
const P3: Policy = policy! { allow GetUser on userpool("us-east-1_X") };

fn main() {}
