// A token is only accepted where a value of its type is, and only in templates of its tool.

use cognito_perms::cloudformation::{self, ACCOUNT_ID, UserPool};
use cognito_perms::{policy, terraform};

fn main() {
    let pool: UserPool = "Customers".parse().unwrap();
    let (arn, id) = (pool.arn(), pool.user_pool_id());
    let in_terraform: terraform::UserPool = "aws_cognito_user_pool.main".parse().unwrap();
    let team: terraform::Text = "var.team".parse().unwrap();

    let _ = cloudformation::policy! { allow ListUsers on userpool(id, account = arn) };
    let _ = cloudformation::policy! { allow ListUsers on userpool(arn = id) };
    let _ = cloudformation::policy! { allow ListUsers on userpool(arn = { in_terraform.arn() }) };
    let _ = cloudformation::policy! { allow ListUsers on userpool(arn = "Customers") };
    let _ = cloudformation::policy! { allow ListUsers on * if ec2:SourceInstanceArn ArnLike ACCOUNT_ID };
    let _ = cloudformation::policy! { allow ListUsers on * if aws:PrincipalTag/team StringEquals team };
    let _ = terraform::policy! { allow ListUsers on userpool(team) };
    let _ = terraform::policy! { allow ListUsers on userpool(pool) };
    let _ = terraform::policy! { allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThan team };
    let _ = policy! { allow ListUsers on userpool(arn = arn) };
    const KNOWN_LATER: cloudformation::Policy = cloudformation::policy! { allow ListUsers on userpool(*, account = ACCOUNT_ID) };
    const FIXED: cloudformation::Policy = cloudformation::policy! { allow ListUsers on userpool(arn = arn) };
}
