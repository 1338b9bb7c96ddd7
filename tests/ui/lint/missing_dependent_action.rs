use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![deny(missing_dependent_action)] allow CreateUserImportJob on userpool(*) };

fn main() {}
