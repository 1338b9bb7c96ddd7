use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on userpool(*, region = "${aws:RequestedRegion}") };
const P1: Policy = policy! {
    allow ListUsers on "arn:aws:cognito-idp:us-east-1:${aws:PrincipalAccount}:userpool/*"
};

fn main() {}
