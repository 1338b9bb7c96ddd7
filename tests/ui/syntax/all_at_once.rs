// All findings of a policy in one run, each once, and nothing of rustc behind them.

use cognito_perms::{Policy, policy};

const SUPPORT: Policy = policy! {
    #![account = "12345"]

    Support_Desk: allow AdminGetUsr, ListUserPools
        on userpool("us-est-1_X");

    alow AdminGetUser on *;

    deny level(Wirte) on userpool(*)
    deny CreateUser on userpool("us-east-1_X", region = "eu-west-1");

    allow AdminGetUser on userpool("us-east-1_X"), webacl(*, *, *);
};

fn main() {
    // The value is there, so this is no error.
    let _: usize = SUPPORT.size();
}
