#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! { #![warn(broad_resource)] allow AdminGetUser, Admin* except AdminGetDevice on * };

fn main() {}
