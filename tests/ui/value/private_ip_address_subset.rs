#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow ListUsers on * if aws:SourceIp IpAddress ["203.0.113.0/24", "10.0.0.0/8"]
};

fn main() {}
