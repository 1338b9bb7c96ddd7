// The value of a token is not known yet; everything next to it is still checked.

use cognito_perms::cloudformation::{self, ACCOUNT_ID, IdentityPool, UserPool};
use cognito_perms::terraform;

fn main() {
    let pool: UserPool = "Customers".parse().unwrap();
    let identities: IdentityPool = "Identities".parse().unwrap();
    let in_terraform: terraform::UserPool = "aws_cognito_user_pool.main".parse().unwrap();

    // {"Fn::GetAtt": ["Customers", "Arn"]}
    let _ = cloudformation::policy! {
        allow AdminGetUsr, ListUserPools on userpool(arn = pool)
            if aws:SourceIpp IpAddress "203.0.113.0/24" and aws:PrincipalAccount StringEquals ACCOUNT_ID
    };
    let _ = cloudformation::policy! {
        allow AdminGetUser on cognito-identity:identitypool({ identities.identity_pool_id() })
    };
    let _ = terraform::policy! { allow AdminGetUsr on userpool(arn = { in_terraform.arn() }) };
    let _ = terraform::policy! {
        allow AdminGetUser on userpool(arn = { in_terraform.arn() }, account = terraform::ACCOUNT_ID)
    };
    let _ = terraform::policy! { allow AdminGetUser on };
    let _ = terraform::policy! { allow AdminGetUser on userpool("${aws_cognito_user_pool.main.id}") };
    let _ = cloudformation::policy! { allow AdminGetUser on userpool(arn = *) };
    let _ = cloudformation::policy! { allow AdminGetUser on userpool(*, account = "${AWS::AccountId}") };
}
