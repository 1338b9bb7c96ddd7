use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow s3:GetObject on "arn:aws:s3:eu-west-1::reports/*" };
const P1: Policy = policy! { allow s3:GetObject on s3:object("reports", *, region = "eu-west-1") };

fn main() {}
