use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow unchecked("dynamodb:Query") on * if unchecked("dynamodb:Attributes") ForAllValues:StringEquals "id"
};

fn main() {}
