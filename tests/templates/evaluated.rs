//! Evaluates a string as Terraform does, with a third-party implementation of its language.

use super::{ACCOUNT, IDENTITIES, POOL_ARN, POOL_ID, REGION, WEB_ACL};
use hcl::eval::{Context, Evaluate, FuncArgs, FuncDef, ParamType};
use serde_json::Value;
use std::str::FromStr;

/// A function of Terraform's language.
type Function = fn(FuncArgs) -> Result<hcl::Value, String>;

/// Evaluates a string as Terraform does.
pub fn evaluated(string: &str, team: &str) -> String {
    let mut context = Context::new();
    let identity_pool_arn =
        format!("arn:aws:cognito-identity:eu-west-1:{ACCOUNT}:identitypool/{IDENTITIES}");
    let web_acl_arn = format!("arn:aws:wafv2:eu-west-1:{ACCOUNT}:regional/webacl/edge/{WEB_ACL}");
    for (name, value) in [
        ("var", hcl::value!({ "team" = team })),
        ("aws_cognito_user_pool", hcl::value!({ "main" = { "id" = POOL_ID, "arn" = POOL_ARN } })),
        (
            "aws_wafv2_web_acl",
            hcl::value!({ "edge" = { "a" = { "id" = WEB_ACL, "arn" = web_acl_arn } } }),
        ),
        (
            "data",
            hcl::value!({
                "aws_caller_identity" = { "current" = { "account_id" = ACCOUNT } },
                "aws_region" = { "current" = { "id" = REGION } },
                "aws_partition" = { "current" = { "id" = "aws" } },
                "aws_cognito_identity_pool" = { "all" = [{ "id" = IDENTITIES, "arn" = identity_pool_arn }] }
            }),
        ),
    ] {
        context.declare_var(name, value);
    }
    let function = |count: usize, of: Function| {
        let builder = FuncDef::builder();
        let builder = (0..count).fold(builder, |builder, _| builder.param(ParamType::String));
        builder.build(of)
    };
    let functions: [(&str, usize, Function); 3] = [
        ("jsonencode", 1, |args| Ok(Value::from(args[0].as_str().unwrap()).to_string().into())),
        ("replace", 3, |args| {
            let [text, from, to] = [0, 1, 2].map(|index| args[index].as_str().unwrap());
            Ok(text.replace(from, to).into())
        }),
        ("split", 2, |args| {
            let parts = args[1].as_str().unwrap().split(args[0].as_str().unwrap());
            Ok(parts.map(hcl::Value::from).collect::<Vec<_>>().into())
        }),
    ];
    for (name, count, of) in functions {
        context.declare_func(name, function(count, of));
    }
    hcl::Template::from_str(string).unwrap().evaluate(&context).unwrap()
}
