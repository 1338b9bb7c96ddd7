use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #[deny(partly_ineffective_pattern)] allow List* on userpool(*) };

fn main() {}
