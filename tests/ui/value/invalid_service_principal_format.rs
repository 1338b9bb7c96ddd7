use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:CalledViaFirst StringEquals "athena" };
const P1: Policy = policy! {
    allow kms:Decrypt on * if kms:ViaService StringEquals "lambda.amazonaws.com"
};

fn main() {}
