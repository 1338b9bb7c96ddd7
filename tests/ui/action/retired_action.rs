use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![deny(retired_action)] allow quicksight:ListAutomationGroups on * };

fn main() {}
