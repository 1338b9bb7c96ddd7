use cognito_perms::{Policy, policy};

const P0: Policy = policy! { deny * on * if aws:SourceIp NotIpAddress "192.168.0.0/16" };

fn main() {}
