//! The configuration that the example `terraform` writes: Terraform itself evaluates it, and its policy
//! equals what `policy!` returns for the values that it refers to. The same for the golden policies.

use cognito_perms::{AccountId, Policy, UserPoolArn, UserPoolId, policy, terraform};
use cognito_perms_live::{example, golden_policies, output};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const POOL: &str = "eu-west-1_Ab12Cd34E";
const ARN: &str = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E";
/// Whatever the variable contains, it is compared literally.
const TEAM: &str = "a\"b\\${aws:username}*%{x}é";

/// Runs Terraform in a folder, without plugins: nothing here needs one.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("terraform");
    command.current_dir(folder).args(arguments);
    command
        .env("CHECKPOINT_DISABLE", "1")
        .env("TF_IN_AUTOMATION", "1")
        .env_remove("TF_CLI_CONFIG_FILE");
    output(&mut command)
}

/// Evaluates strings with Terraform: outputs of a configuration that defines the attributes they refer to as
/// locals, because the provider is not installed.
fn evaluated(strings: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let outputs: Map<_, _> = strings
        .iter()
        .map(|(name, string)| {
            let string = string
                .replace("aws_cognito_user_pool.", "local.aws_cognito_user_pool.")
                .replace("data.aws_caller_identity.", "local.aws_caller_identity.");
            (name.clone(), json!({ "value": string }))
        })
        .collect();
    let configuration = json!({
        "variable": { "team": { "type": "string" } },
        "locals": {
            "aws_cognito_user_pool": { "customers": { "id": POOL, "arn": ARN } },
            "aws_caller_identity": { "current": { "account_id": "123456789012" } },
        },
        "output": outputs,
    });
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, value: &Value| {
        fs::write(folder.path().join(name), value.to_string()).expect("a file");
    };
    write("main.tf.json", &configuration);
    write("terraform.tfvars.json", &json!({ "team": TEAM }));
    run(folder.path(), &["init", "-input=false", "-no-color"]);
    run(folder.path(), &["apply", "-input=false", "-no-color", "-auto-approve"]);
    let outputs: BTreeMap<String, Value> =
        serde_json::from_str(&run(folder.path(), &["output", "-json"])).expect("JSON");
    let text = |value: Value| value["value"].as_str().expect("a string").to_owned();
    outputs.into_iter().map(|(name, value)| (name, text(value))).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The policy of the example, for known values.
fn support_desk(arn: &UserPoolArn, id: &UserPoolId, account: AccountId, team: &str) -> Policy {
    policy! {
        Lookup: allow AdminGetUser, ListUsers, AdminList* on userpool(arn = arn);

        Help: allow AdminResetUserPassword on userpool(id, account = account)
            if aws:PrincipalTag/team StringEquals team
            and aws:PrincipalTag/desk StringLike "support-${aws:PrincipalTag/level, '1'}*";
    }
}

#[test]
fn terraform_reads_the_policy_of_the_example() {
    let folder = tempfile::tempdir().expect("a folder");
    example("terraform", &[folder.path().to_str().expect("a path")]);
    let written =
        fs::read_to_string(folder.path().join("main.tf.json")).expect("the configuration");
    let configuration: Value = serde_json::from_str(&written).expect("JSON");
    let policy = &configuration["resource"]["aws_iam_role_policy"]["support_desk"]["policy"];
    let policy = policy.as_str().expect("a string").to_owned();

    let outputs = evaluated(&[("policy".to_owned(), policy)].into());
    let (arn, id) = (ARN.parse().expect("an ARN"), POOL.parse().expect("an id"));
    let expected = support_desk(&arn, &id, "123456789012".parse().expect("an account"), TEAM);
    // `jsonencode` escapes other characters than we do.
    assert_eq!(json(&outputs["policy"]), json(expected.as_str()));
}

#[test]
fn terraform_escapes_the_value_of_a_variable() {
    let token: terraform::Text = "var.team".parse().expect("a reference");
    let template = terraform::policy! {
        allow ListUsers on *
            if aws:PrincipalTag/team StringLike ["a*", token] and aws:username StringNotEquals token
    };
    let expected = policy! {
        allow ListUsers on *
            if aws:PrincipalTag/team StringLike ["a*", TEAM] and aws:username StringNotEquals TEAM
    };
    let outputs = evaluated(&[("policy".to_owned(), template.to_string())].into());
    assert_eq!(json(&outputs["policy"]), json(expected.as_str()));
}

#[test]
fn terraform_undoes_all_escapes() {
    let documents: BTreeMap<_, _> = golden_policies()
        .into_iter()
        // Only what our rules accept becomes a policy: a document cannot express `unchecked` names.
        .filter_map(|(name, document)| Some((name, Policy::from_json(&document).ok()?)))
        .collect();
    assert!(documents.len() > 20);
    let strings = documents
        .iter()
        .map(|(name, policy)| (name.clone(), terraform::Policy::from(policy.clone()).to_string()));
    let outputs = evaluated(&strings.collect());
    assert_eq!(outputs.len(), documents.len());
    for (name, policy) in documents {
        assert_eq!(outputs[&name], policy.as_str(), "{name}");
    }
}
