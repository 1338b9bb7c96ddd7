use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SecureTransport Bool "${aws:ViaAWSService}" };

fn main() {}
