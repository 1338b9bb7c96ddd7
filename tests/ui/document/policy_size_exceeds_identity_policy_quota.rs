use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    #![quota = "user"] Everything: allow level(Read, Write) on userpool(*); allow ListUsers on userpool("us-east-1_X")
};

fn main() {}
