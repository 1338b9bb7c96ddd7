use cognito_perms::{Policy, policy};

const P0: Policy = policy! {
    allow dynamodb:Query on * if dynamodb:Attributes ForAllValues:StringEquals "id"
};

fn main() {}
