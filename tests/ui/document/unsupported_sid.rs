use cognito_perms::{Policy, policy};

const P0: Policy = policy! { Support_Desk: allow AdminGetUser on * };
const P1: Policy = policy! { support-desk: allow AdminGetUser on * };

fn main() {}
