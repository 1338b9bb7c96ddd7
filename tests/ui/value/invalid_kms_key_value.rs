use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow unchecked("new:Action") on * if s3:x-amz-server-side-encryption-aws-kms-key-id StringEquals "alias/mine"
};

fn main() {}
