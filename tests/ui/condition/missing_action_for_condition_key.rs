use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow ListUsers on * if iam:PassedToService StringEquals "cognito-idp.amazonaws.com"
};

fn main() {}
