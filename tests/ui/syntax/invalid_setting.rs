use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![acount = "123456789012"] allow AdminGetUser on userpool(*) };
const P1: Policy = policy! { #![region = "us-east-1"] #![region = "eu-west-1"] allow AdminGetUser on userpool(*) };
const P2: Policy = policy! { #![version = "2012-10-17"] allow AdminGetUser on * };

fn main() {}
