use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow AdminGetUser, ListUserPools on * if aws:ResourceTag/team StringEquals "x"
};
const P1: Policy = policy! { allow AdminGetUser on userpool(*) if aws:RequestTag/team StringEquals "x" };
const P2: Policy = policy! { allow AdminList* on userpool(*) if aws:TagKeys ForAnyValue:StringEquals "x" };

fn main() {}
