//! Creates a role for a support desk: a complete Terraform configuration in JSON syntax, with a user pool, a policy for it, and
//! the role that has it. rustc checks the policy, although the ID of the pool is not known yet.
//!
//! Run it with `cargo run --features templates --example terraform -- FOLDER`: it writes `FOLDER/main.tf.json`.

use cognito_perms::terraform::{self, ACCOUNT_ID, Text, UserPool};
use serde_json::json;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// Can look up the users of the pool, and, as a member of the team's support desk, reset their passwords.
fn support_desk(pool: &UserPool, team: &Text) -> terraform::Policy {
    terraform::policy! {
        Lookup: allow AdminGetUser, ListUsers, AdminList* on userpool(arn = pool);

        Help: allow AdminResetUserPassword on userpool(pool, account = ACCOUNT_ID)
            if aws:PrincipalTag/team StringEquals team
            and aws:PrincipalTag/desk StringLike "support-${aws:PrincipalTag/level, '1'}*";
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf =
        env::args_os().nth(1).ok_or("expected the directory of the configuration")?.into();

    let pool: UserPool = "aws_cognito_user_pool.customers".parse()?;
    let team: Text = "var.team".parse()?;
    let configuration = json!({
        "variable": { "team": { "type": "string", "description": "Whose users the support desk helps" } },
        // `ACCOUNT_ID` refers to this data source.
        "data": { "aws_caller_identity": { "current": {} } },
        "resource": {
            "aws_cognito_user_pool": { "customers": { "name": "customers" } },
            "aws_iam_role": {
                "support_desk": {
                    "name": "support-desk",
                    "assume_role_policy": terraform::trust_policy! {
                        allow AssumeRole to account(ACCOUNT_ID)
                    },
                },
            },
            "aws_iam_role_policy": {
                "support_desk": {
                    "name": "support-desk",
                    "role": "${aws_iam_role.support_desk.id}",
                    "policy": support_desk(&pool, &team),
                },
            },
        },
        "output": { "user_pool_id": { "value": pool.user_pool_id() } },
    });

    fs::create_dir_all(&folder)?;
    let file = folder.join("main.tf.json");
    fs::write(&file, format!("{configuration:#}\n"))?;
    println!("wrote {}", file.display());
    Ok(())
}
