//! `cognito_perms::check`: whatever the document, the report can be shown, and an accepted policy is correct.

use crate::choices::Choices;
use crate::document::document;
use cognito_perms::{Finding, Level, Options, Report, Rule, check as report};
use cognito_perms_spec::text::shown::is_hidden;
use serde_json::Value;

/// Checks the data as a document, and the document that the data generates.
pub fn check(data: &[u8]) -> usize {
    check_one(data);
    check_one(document(&mut Choices::new(data)).as_bytes());
    2
}

/// Checks a document with every rule at its own level, and with all lints allowed so that more documents
/// become policies.
fn check_one(bytes: &[u8]) {
    for options in [Options::new(), Options::new().all(), lenient()] {
        let found = report(bytes, &options);
        can_be_shown(bytes, &found);
        assert_eq!(found, report(bytes, &options), "the same document gives a different report");
        assert_eq!(
            found.policy().is_none(),
            found.has_errors(),
            "a policy in spite of an error, or none"
        );
        let Some(policy) = found.policy() else { continue };
        let tree = serde_json::from_str::<Value>(policy.as_str());
        assert!(tree.is_ok(), "the policy is not JSON: {policy}");
        let again = report(policy.as_str(), &options.any_size());
        assert!(!again.has_errors(), "the policy is not accepted: {policy}\n{again}");
    }
}

/// Allows all lints and any size.
pub(crate) fn lenient() -> Options {
    of_quota().any_size()
}

/// Allows all lints.
pub(crate) fn of_quota() -> Options {
    lints().fold(Options::new(), Options::allow)
}

/// Returns the rules that are not errors by default.
pub(crate) fn lints() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.level() != Level::Error)
}

fn can_be_shown(bytes: &[u8], report: &Report) {
    for finding in report.findings() {
        has_a_place(bytes, finding);
        let message = &finding.message;
        assert!(!message.chars().any(is_hidden), "a control character in a message: {message:?}");
        for help in finding.help.split('\n') {
            assert!(!help.chars().any(is_hidden), "a control character in a remedy: {help:?}");
        }
    }
    let shown = report.to_string();
    let has_mischief = shown.chars().any(|it| it != '\n' && is_hidden(it));
    assert!(!has_mischief, "a control character in a report: {shown:?}");
}

fn has_a_place(bytes: &[u8], finding: &Finding) {
    let Finding { bytes: range, line, column, end_line, end_column, rule, .. } = finding;
    assert!(range.start <= range.end, "a range ends before it starts: {range:?}, {rule}");
    assert!(
        range.end <= bytes.len(),
        "a range ends after the document: {range:?} of {} bytes, {rule}",
        bytes.len()
    );
    assert!(*line >= 1 && *column >= 1, "lines and columns count from 1: {line}:{column}, {rule}");
    let (start, end) = ((line, column), (end_line, end_column));
    assert!(start <= end, "a position ends before it starts: {start:?} to {end:?}, {rule}");
}
