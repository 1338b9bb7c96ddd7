//! The page about a Lambda role shows what rustc reports for the mistakes in `ui/guide/lambda_role.rs`.
//! `GUIDE=overwrite cargo test -p cognito-perms-tests --test guide` rewrites its table.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms_tests::page::is_blessed;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The text before the table.
const TITLE: &str = "# What rustc reports\n\n";

#[test]
fn the_page_about_a_lambda_role_shows_what_rustc_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../cognito-perms/docs/guide/lambda_role.md");
    let code = fs::read_to_string(root.join("ui/guide/lambda_role.rs")).unwrap();
    let rendered = fs::read_to_string(root.join("ui/guide/lambda_role.stderr")).unwrap();
    let page = fs::read_to_string(&path).unwrap();
    let (text, _) = page.split_once(TITLE).unwrap();
    let expected = format!("{text}{TITLE}{}", table(&code, &rendered));
    if is_blessed() {
        fs::write(&path, &expected).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

/// Returns a row for each mistake: what is written, what is wrong with it, and what to write.
fn table(code: &str, rendered: &str) -> String {
    let mut out = String::from("| written | error | help |\n| --- | --- | --- |\n");
    let mut rows = 0;
    for error in rendered.split("\n\n") {
        let mut lines = error.lines();
        let message = lines.next().unwrap().strip_prefix("error: ").unwrap();
        let help = error.lines().filter_map(|it| it.trim_start().strip_prefix("help: "));
        let place = error.lines().find(|it| it.trim_start().starts_with("--> ")).unwrap();
        let line: usize = place.split(':').nth(1).unwrap().parse().unwrap();
        let literal = code.lines().nth(line - 1).unwrap();
        let written = literal.split_once("policy! { ").unwrap().1.strip_suffix(" };").unwrap();
        let help = help.collect::<Vec<_>>().join("; ");
        let _ = writeln!(out, "| `{written}` | {message} | {help} |");
        rows += 1;
    }
    assert!(rows >= 20, "{rows} mistakes");
    out
}
