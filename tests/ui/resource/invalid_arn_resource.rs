use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-east-1") };
const P1: Policy = policy! { allow AdminGetUser on userpool("arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X") };
const P2: Policy = policy! { allow AdminGetUser on "arn:aws:cognito-idp:us-east-1:*:userpools/us-east-1_X" };
const P3: Policy = policy! { allow ListResourcesForWebACL on webacl("REGIONAL", *, *) };

fn main() {}
