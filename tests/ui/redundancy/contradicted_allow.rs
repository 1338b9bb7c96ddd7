#![deny(deprecated)]

use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    Users: allow ListUsers, AdminGetUser on userpool(*); deny Admin* on *; deny List* on *
};

fn main() {}
