use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    deny s3:ListBucket on * if s3:prefix StringLike "private/*"
};

fn main() {}
