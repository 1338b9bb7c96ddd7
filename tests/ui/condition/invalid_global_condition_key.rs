use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow ListUsers on * if aws:SourceIpp IpAddress "203.0.113.7" };
const P1: Policy = policy! { allow ListUsers on * if aws:PrincipleTag/team StringEquals "x" };
const P2: Policy = policy! { allow ListUsers on * if aws:IdentityPoolArn Null true };

fn main() {}
