use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceIp IpAddress "203.0.113.*" };
const P1: Policy = policy! {
    allow ListUsers on * if aws:SourceIp IpAddress ["203.0.113.7", "203.0.113.0/33"]
};

fn main() {}
