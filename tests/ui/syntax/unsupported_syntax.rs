use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on * if aws:SourceIp IpAddress "203.0.113.0/24" };
const P1: Policy = policy! { allow AdminGetUser on userpool(pool) };
const P2: Policy = policy! { allow AdminGetUser on userpool({ pool() }) };
const P3: Policy = policy! { allow AdminGetUser on userpool("${aws:userid}") };
const P4: Policy = policy! { #![quota = "user"] allow AdminGetUser on * };
const P5: Policy = policy! { #[allow(no_effect_action)] allow AdminGetUser on * };

fn main() {}
