use cognito_perms::{Policy, policy};

const P0: Policy = policy! {};
const P1: Policy = policy! { #![region = "us-east-1"] };

fn main() {}
