use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:username StringEquals "${aws:TagKeys}" };

fn main() {}
