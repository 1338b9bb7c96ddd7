//! Every word of the grammar is an item that editors can name: compiles, with rustc, a package of all words
//! as expanded for an editor.

use super::client::Result;
use super::packages::folder;
use cognito_perms::{AccessLevel, Level, Quota, Rule};
use cognito_perms_spec::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS, built_services};
use cognito_perms_tests::write_package_of_its_own;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

/// The only word here that the author chooses: a tag key.
const TAG: &str = "team";

/// Compiles all words; fails if rustc finds no item for one of them.
pub fn compile() -> Result<()> {
    let package = folder().join("words");
    let mut code = String::new();
    for (index, literal) in literals().iter().enumerate() {
        let literal = format!("cognito_perms::policy! {{ {literal} }}");
        writeln!(code, "pub fn p{index}() -> cognito_perms::Policy {{ {literal} }}")?;
    }
    // A newer file is always compiled again.
    write_package_of_its_own(&package, "words", &code)?;
    let output = Command::new(env!("CARGO"))
        .current_dir(&package)
        .args(["check", "--quiet", "--offline", "--target-dir"])
        .arg(folder().join("target"))
        .env("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "as in an editor")
        .output()?;
    let shown = String::from_utf8(output.stderr)?;
    // The rules find many mistakes in these literals; their errors have no code.
    let other = shown.lines().find(|it| it.starts_with("error[") && !it.contains("[E0432]"));
    let missing: BTreeSet<_> = shown
        .lines()
        .filter_map(|line| Some(line.split_once(" no `")?.1.split_once("` in ")?.0))
        .collect();
    if other.is_none() && missing == BTreeSet::from([TAG]) {
        return Ok(());
    }
    Err(format!("no items: {missing:?}, but only `{TAG}` has none\n{shown}").into())
}

fn literals() -> Vec<String> {
    let mut literals = vec![
        "allow AdminGetUser, cognito-identity:GetId on *".to_owned(),
        "deny not AdminGetUser except ListUsers on * if aws:SecureTransport Bool true and aws:SourceIp Null false".to_owned(),
        "#![partition = \"aws\"] #![region = \"us-east-1\"] #![account = \"123456789012\"] allow ListUserPools on *".to_owned(),
    ];
    let levels: Vec<_> = AccessLevel::ALL.iter().map(|it| it.name()).collect();
    literals.push(format!("allow level({}) on *", levels.join(", ")));
    for quota in Quota::ALL {
        literals.push(format!("#![quota = \"{}\"] allow ListUserPools on *", quota.name()));
    }
    for (index, rule) in Rule::ALL.iter().filter(|it| it.level() != Level::Error).enumerate() {
        let level = ["allow", "warn", "deny", "expect"][index % 4];
        literals.push(format!("#[{level}({rule}, reason = \"x\")] allow ListUserPools on *"));
    }
    for service in built_services() {
        for action in service.actions() {
            literals.push(format!("allow {} on *", action.written()));
        }
        for it in service.resource_types() {
            let fields =
                it.arn.fields.iter().map(|it| format!("{} = \"{}\"", it.argument, it.example));
            let fields = fields.collect::<Vec<_>>().join(", ");
            let (name, example) = (it.written(), it.example());
            let resources = format!("{example}, {name}({fields}, partition = \"aws\")");
            literals.push(format!("allow unchecked(\"x:Y\") on {resources}"));
            for (field, has) in [("region", it.arn.has_region()), ("account", it.arn.has_account())]
            {
                if has {
                    literals
                        .push(format!("allow unchecked(\"x:Y\") on {name}(*, {field} = \"x\")"));
                }
            }
        }
    }
    // The crate has no items for other services.
    let of_services = built_services().iter().flat_map(|it| it.condition_keys());
    for key in GLOBAL_CONDITION_KEYS.iter().chain(of_services) {
        let tag = if key.takes_tag_key() { format!("/{TAG}") } else { String::new() };
        let key = format!("{}{tag}", key.base());
        literals.push(format!("allow unchecked(\"x:Y\") on * if {key} Null true"));
    }
    for operator in OPERATORS {
        for set in ["", "ForAllValues:", "ForAnyValue:"] {
            for suffix in ["", "IfExists"] {
                if suffix.is_empty() && set.is_empty() || operator.takes_if_exists() {
                    let operator = format!("{set}{}{suffix}", operator.name);
                    let condition = format!("unchecked(\"x:y\") {operator} \"x\"");
                    literals.push(format!("allow unchecked(\"x:Y\") on * if {condition}"));
                }
            }
        }
    }
    literals
}
