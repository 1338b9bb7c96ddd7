use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    deny unchecked("s3:ListBucket") on * if unchecked("s3:prefix") StringLike "private/*"
};

fn main() {}
