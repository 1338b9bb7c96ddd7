// All findings of a policy in one run, each once, and no further errors of rustc.

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
    // The value exists, so this is not an error.
    let _: usize = SUPPORT.size();
}
