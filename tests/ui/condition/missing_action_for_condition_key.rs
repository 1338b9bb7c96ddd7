use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow ListUsers on * if unchecked("iam:PassedToService") StringEquals "cognito-idp.amazonaws.com"
};

fn main() {}
