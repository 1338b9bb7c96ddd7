#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceIp IpAddress "203.0.113.7/24" };

fn main() {}
