use cognito_perms::{Policy, Region, UserPoolId, policy};

fn main() {
    let pool: UserPoolId = "us-east-1_X".parse().unwrap();
    let region: Region = "us-east-1".parse().unwrap();
    let ages = [60, 3600];

    let _: Policy = policy! { allow ListUsers on userpool(pool, region = region) };
    let _: Policy = policy! { allow ListUsers on userpool("us-east-1_X", region = region) };
    let _: Policy = policy! { allow ListUsers on * if aws:MultiFactorAuthAge NumericEquals [..ages] };
}
