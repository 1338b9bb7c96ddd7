//! Documents as `to-rust` writes them, compiled by rustc: the policies are the same. `GOLDEN=overwrite cargo
//! test -p cognito-perms-tests --test round_trip` rewrites the literals; the next run compiles them.
//!
//! The macro crate tests the same for any document, without rustc.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::rewrite::to_literal;
use cognito_perms::{Level, Options, Policy, Rule, check, policy};
use cognito_perms_tests::page::is_blessed;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The documents of `golden` as literals, by the names of their files.
const LITERALS: &[(&str, Policy)] = include!("round_trip/literals.in");

/// Returns the documents that a literal can express, with their policies. Characters that IAM does not accept
/// cannot be in a literal, only in runtime values.
fn documents() -> Vec<(String, Policy, String)> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(golden).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let documents = paths.into_iter().filter_map(|path| {
        let document = fs::read(&path).unwrap();
        // A rule that a document breaks on purpose is also allowed in its literal, where some rules have a higher level.
        let report = check(&document, &Options::new().all());
        let lints: BTreeSet<Rule> = report.findings().iter().map(|it| it.rule).collect();
        let is_lint = |rule: &Rule| matches!(rule.level(), Level::Warn | Level::Deny);
        let lints: Vec<Rule> = lints.into_iter().filter(is_lint).collect();
        let options = lints.iter().copied().fold(Options::new(), Options::allow);
        let policy = Policy::from_json_with(&document, &options).ok()?;
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Some((name, policy, to_literal(&document, &options).unwrap()))
    });
    documents.collect()
}

#[test]
fn literals_are_as_they_are_written() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("round_trip/literals.in");
    let mut text = "&[\n".to_owned();
    for (name, _, literal) in documents() {
        writeln!(text, "(\"{name}\", {}),\n", literal.trim_end()).unwrap();
    }
    text.push_str("]\n");
    if is_blessed() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(path).unwrap());
}

#[test]
fn literals_compile_to_the_policies_of_their_documents() {
    let documents = documents();
    assert!(documents.len() > 20, "{}", documents.len());
    assert_eq!(documents.len(), LITERALS.len());
    for ((name, policy, _), (compiled_name, compiled)) in documents.iter().zip(LITERALS) {
        assert_eq!((name.as_str(), policy), (*compiled_name, compiled));
    }
}
