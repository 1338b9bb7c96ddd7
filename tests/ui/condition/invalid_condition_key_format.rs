use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if SourceIp IpAddress "203.0.113.7" };
const P1: Policy = policy! { allow ListUsers on * if unchecked("nothing") Null true };

fn main() {}
