use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![deny(unneeded_unchecked)] allow unchecked("s3:GetObject"), unchecked("s3:PutObject*") on "arn:aws:s3:::reports/*" };
const P1: Policy = policy! { #![deny(unneeded_unchecked)] allow s3:ListBucket on * if unchecked("s3:prefix") StringEquals "a/" };
const P2: Policy = policy! { allow unchecked("dynamdb:GetItem") on * };

fn main() {}
