use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow s3:GetObject on "arn:aws:s3::123456789012:reports/*" };
const P1: Policy = policy! { allow s3:GetObject on s3:object("reports", *, account = "123456789012") };

fn main() {}
