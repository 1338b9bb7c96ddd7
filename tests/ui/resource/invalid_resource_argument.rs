use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool() };
const P1: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X", "123456789012") };
const P2: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X", acount = "123456789012") };
const P3: Policy = policy! { allow AdminGetUser on userpool(*, region = "us-east-1", region = "eu-west-1") };
const P4: Policy = policy! { allow ListResourcesForWebACL on webacl(*) };

fn main() {}
