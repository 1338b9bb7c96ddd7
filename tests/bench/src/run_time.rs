//! A policy with two runtime values, compared with other ways to build it, and a policy without any, which
//! needs no code at all.

use crate::Measured;
use crate::arguments::Arguments;
use crate::measure::{Contender, nanoseconds};
use crate::package::{Package, ours};
use crate::table::{Column, write};
use cognito_perms::{AccountId, Policy, UserPoolId, policy};
use std::error::Error;
use std::fs;
use std::hint::black_box;

pub fn measure(_: &Arguments) -> Measured {
    let (account, pool) = (black_box("123456789012"), black_box("us-east-1_Ab12Cd34E"));
    // The values are parsed once, as when they come from a configuration.
    let (typed_account, typed_pool): (AccountId, UserPoolId) = (account.parse()?, pool.parse()?);
    let expected: serde_json::Value = serde_json::from_str(&push_str(account, pool))?;
    for document in [
        with_policy(&typed_account, &typed_pool).to_string(),
        with_format(account, pool),
        with_iam_rs(account, pool)?,
        with_json(account, pool)?,
        with_aws_iam(account, pool)?,
    ] {
        let document: serde_json::Value = serde_json::from_str(&document)?;
        assert_eq!(document, expected, "all contenders must write the same policy");
    }

    let mut contenders = [
        Contender::new("`push_str` into a new `String`", || push_str(account, pool)),
        Contender::new("`policy!`", || with_policy(&typed_account, &typed_pool)),
        Contender::new("`format!`", || with_format(account, pool)),
        Contender::new("iam-rs, `to_string`", || with_iam_rs(account, pool)),
        Contender::new("`json!`, `to_string`", || with_json(account, pool)),
        Contender::new("aws-iam, `to_string`", || with_aws_iam(account, pool)),
    ];
    let times = nanoseconds(&mut contenders);
    let rows: Vec<_> = contenders
        .iter_mut()
        .zip(times)
        .map(|(contender, time)| {
            let counted = allocation_counter::measure(|| (contender.once)());
            (contender.name.to_owned(), vec![time, counted.count_total as f64])
        })
        .collect();
    let columns = [Column::new("ns", 0).with_ratio(), Column::new("allocations", 0)];
    Ok(format!(
        "A policy of two statements and five actions with a runtime account and a runtime user pool. Only `policy!`, \
         `json!`, iam-rs and aws-iam know the structure of what they write.\n\n{}\n{}",
        write("made with", &columns, &rows),
        without_values()?
    ))
}

fn with_policy(account: &AccountId, pool: &UserPoolId) -> Policy {
    policy! {
        allow AdminGetUser, ListUsers, AdminCreateUser on userpool(pool, account = account);
        deny DeleteGroup, CreateGroup on userpool(pool, account = account);
    }
}

fn push_str(account: &str, pool: &str) -> String {
    let region = region(pool);
    let mut out = String::new();
    out.push_str(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cognito-idp:AdminGetUser","cognito-idp:ListUsers","cognito-idp:AdminCreateUser"],"Resource":"arn:aws:cognito-idp:"#);
    for (before, text) in [("", region), (":", account), (":userpool/", pool)] {
        out.push_str(before);
        out.push_str(text);
    }
    out.push_str(r#""},{"Effect":"Deny","Action":["cognito-idp:DeleteGroup","cognito-idp:CreateGroup"],"Resource":"arn:aws:cognito-idp:"#);
    for (before, text) in [("", region), (":", account), (":userpool/", pool)] {
        out.push_str(before);
        out.push_str(text);
    }
    out.push_str(r#""}]}"#);
    out
}

fn with_format(account: &str, pool: &str) -> String {
    let arn = arn(account, pool);
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":["cognito-idp:AdminGetUser","cognito-idp:ListUsers","cognito-idp:AdminCreateUser"],"Resource":"{arn}"}},{{"Effect":"Deny","Action":["cognito-idp:DeleteGroup","cognito-idp:CreateGroup"],"Resource":"{arn}"}}]}}"#
    )
}

fn with_json(account: &str, pool: &str) -> serde_json::Result<String> {
    let arn = arn(account, pool);
    serde_json::to_string(&serde_json::json!({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["cognito-idp:AdminGetUser", "cognito-idp:ListUsers", "cognito-idp:AdminCreateUser"],
                "Resource": arn,
            },
            {
                "Effect": "Deny",
                "Action": ["cognito-idp:DeleteGroup", "cognito-idp:CreateGroup"],
                "Resource": arn,
            },
        ],
    }))
}

fn with_iam_rs(account: &str, pool: &str) -> serde_json::Result<String> {
    use iam_rs::{IAMAction, IAMEffect, IAMPolicy, IAMResource, IAMStatement};
    let arn = arn(account, pool);
    let names = |names: &[&str]| IAMAction::Multiple(names.iter().map(|it| (*it).into()).collect());
    let allow = IAMStatement::new(IAMEffect::Allow)
        .with_action(names(&[
            "cognito-idp:AdminGetUser",
            "cognito-idp:ListUsers",
            "cognito-idp:AdminCreateUser",
        ]))
        .with_resource(IAMResource::Single(arn.clone()));
    let deny = IAMStatement::new(IAMEffect::Deny)
        .with_action(names(&["cognito-idp:DeleteGroup", "cognito-idp:CreateGroup"]))
        .with_resource(IAMResource::Single(arn));
    serde_json::to_string(&IAMPolicy::new().add_statement(allow).add_statement(deny))
}

fn with_aws_iam(account: &str, pool: &str) -> serde_json::Result<String> {
    use aws_iam::model::builder::{PolicyBuilder, StatementBuilder};
    use aws_iam::model::{Policy, Version};
    let arn = arn(account, pool);
    let policy: Policy = PolicyBuilder::new()
        .version(Version::V2012)
        .evaluate_statement(
            StatementBuilder::new()
                .allows()
                .may_perform_actions(vec![
                    "cognito-idp:AdminGetUser",
                    "cognito-idp:ListUsers",
                    "cognito-idp:AdminCreateUser",
                ])
                .on_resource(&arn),
        )
        .evaluate_statement(
            StatementBuilder::new()
                .does_not_allow()
                .may_perform_actions(vec!["cognito-idp:DeleteGroup", "cognito-idp:CreateGroup"])
                .on_resource(&arn),
        )
        .into();
    serde_json::to_string(&policy)
}

fn arn(account: &str, pool: &str) -> String {
    format!("arn:aws:cognito-idp:{}:{account}:userpool/{pool}", region(pool))
}

/// Returns the region that a user pool id starts with. `policy!` knows it too.
fn region(pool: &str) -> &str {
    pool.split_once('_').map_or("*", |(region, _)| region)
}

/// One function for each way to embed a document. The documents differ, or rustc would merge the functions.
const WITHOUT_VALUES: &str = r##"use cognito_perms::{Policy, policy};

static POLICY: Policy = policy! { allow ListUsers on userpool("us-east-1_Ab12Cd34E") };

#[unsafe(no_mangle)]
pub fn document_of_policy() -> &'static str {
    POLICY.as_str()
}

#[unsafe(no_mangle)]
pub fn document_of_text() -> &'static str {
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-idp:ListUsers","Resource":"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_Zy98Xw76V"}]}"#
}
"##;

/// Shows the instructions of a function that returns a policy without runtime values, and of one that returns
/// a string.
fn without_values() -> Measured {
    let package = Package::write("assembly", &ours(), WITHOUT_VALUES)?;
    let mut rustc = package.cargo("rustc");
    let done =
        rustc.args(["--release", "--lib", "--", "--emit=asm", "-Ccodegen-units=1"]).status()?;
    if !done.success() {
        return Err("the assembly could not be written".into());
    }
    let assembly = fs::read_dir(package.target.join("release/deps"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|it| it == "s"))
        .ok_or("rustc wrote no assembly")?;
    let assembly = fs::read_to_string(assembly)?;
    let of_policy = instructions(&assembly, "document_of_policy")?;
    let of_text = instructions(&assembly, "document_of_text")?;
    Ok(format!(
        "Without runtime values a policy is a constant. A function that returns one from a `static`, and one that returns a \
         string literal, in a release build:\n\n```text\npolicy: {}\nstring: {}\n```\n",
        of_policy.join("; "),
        of_text.join("; ")
    ))
}

/// Returns the instructions of a function, without directives and labels.
fn instructions<'a>(assembly: &'a str, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let label = format!("{name}:");
    let lines = assembly.lines().skip_while(|line| *line != label).skip(1);
    let lines: Vec<&'a str> = lines.take_while(|line| !line.contains(".size")).collect();
    if lines.is_empty() {
        return Err(format!("the assembly has no `{name}`").into());
    }
    let is_instruction = |line: &&str| {
        line.starts_with(char::is_whitespace) && !line.trim_start().starts_with(['.', '#'])
    };
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(lines.into_iter().filter(is_instruction).map(words).collect())
}
