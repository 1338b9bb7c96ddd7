//! The pages of the guide show what their commands print.

use cognito_perms_live::{Server, example, here, output, run_example};
use serde_json::Value;
use std::fs;

fn page(name: &str) -> String {
    let path = here().join("../../cognito-perms/docs/guide").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the code blocks of a language.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let opening = format!("```{language}\n");
    let after = page.split(opening.as_str()).skip(1);
    after.map(|it| it.split("```").next().unwrap_or_default()).collect()
}

#[test]
fn the_template_is_the_one_that_is_written() {
    let page = page("cloudformation_output.md");
    let template = example("cloudformation", &[]);
    let shown = blocks(&page, "json");
    assert_eq!(shown.len(), 1);
    assert!(template.contains(shown[0]), "{template}");
}

#[test]
fn the_configuration_is_the_one_that_is_written() {
    let page = page("terraform_output.md");
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("infrastructure");
    let rendered = example("terraform", &[folder.to_str().expect("a path")]);
    let rendered = rendered.replace(&folder.display().to_string(), "infrastructure");
    let [wrote, statement] = blocks(&page, "text")[..] else { panic!("two blocks") };
    assert_eq!(rendered, wrote);
    let written = fs::read_to_string(folder.join("main.tf.json")).expect("the configuration");
    let written: Value = serde_json::from_str(&written).expect("JSON");
    let policy = &written["resource"]["aws_iam_role_policy"]["support_desk"]["policy"];
    assert!(policy.as_str().expect("a string").contains(statement.trim_end()), "{policy}");
}

/// Runs the example against a server.
#[test]
fn the_sdk_says_what_the_page_says() {
    let server = Server::start();
    let id = "eu-west-1_Ab12Cd34E";
    let mut run = run_example(&here(), "support_desk");
    run.args(["--", id]);
    run.env("AWS_ENDPOINT_URL", format!("http://{}", server.address()));
    run.env("AWS_REGION", "eu-west-1").env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    run.env("AWS_SECRET_ACCESS_KEY", "secret").env("AWS_EC2_METADATA_DISABLED", "true");
    assert_eq!(blocks(&page("aws_sdk_output.md"), "text"), [output(&mut run)]);
}

#[test]
fn the_page_counts_the_cases() {
    let page = page("meaning.md");
    let table = fs::read_to_string(here().join("meaning.toml")).expect("the table");
    let count = table.matches("[[case]]").count();
    assert!(page.contains(&format!("`tests/live/meaning.toml` {count} requests")), "{count}");
    let differ = table.matches("\nsimulator = ").count();
    assert_eq!(differ, 2, "the page says of each how it differs");
}
