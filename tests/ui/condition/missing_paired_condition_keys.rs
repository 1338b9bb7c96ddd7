use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:VpcSourceIp IpAddress "10.0.0.0/8" };

fn main() {}
