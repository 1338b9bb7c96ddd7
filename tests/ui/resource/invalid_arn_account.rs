use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X", account = "1234-5678-9012") };
const P1: Policy = policy! { #![account = "12345678901"] allow AdminGetUser on userpool(*) };

fn main() {}
