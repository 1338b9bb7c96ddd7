//! Policies with principals: trust policies, resource policies, VPC endpoint policies, and those of organizations.
//!
//! `principals.toml` has the documents. The ones that are right have no finding at `warn` or above.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::rewrite::{expand, to_pretty};
use cognito_perms::{Level, Options, PolicyType, Report, check};
use serde::Deserialize;
use std::fmt::Write;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    kind: String,
    rules: Vec<String>,
    document: String,
}

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("principals.toml")).unwrap();
    cases.case
}

impl Case {
    fn policy_type(&self) -> PolicyType {
        self.kind.parse().unwrap()
    }

    /// Returns whether the elements of the policy show its type.
    fn is_shown(&self) -> bool {
        matches!(self.policy_type(), PolicyType::Trust | PolicyType::Resource)
    }
}

/// Returns the rules that are reported at `warn` or above, in order of their names.
fn reported(report: &Report) -> Vec<&'static str> {
    let findings = report.findings().iter().filter(|it| it.level >= Level::Warn);
    let mut rules: Vec<_> = findings.map(|it| it.rule.name()).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn each_policy_has_the_findings_of_its_type() {
    let mut wrong = String::new();
    for case in cases() {
        let mut all = vec![Options::new().policy_type(case.policy_type())];
        if case.is_shown() {
            all.push(Options::new());
        }
        for options in all {
            let report = check(&case.document, &options);
            if reported(&report) != case.rules || report.policy_type() != case.policy_type() {
                let _ = writeln!(wrong, "{}: expected {:?}, found\n{report}", case.id, case.rules);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What the command writes has the same type and the same findings, and loses no principal.
#[test]
fn what_is_written_is_accepted() {
    let mut count = 0;
    for case in cases().iter().filter(|it| it.rules.is_empty()) {
        let options = Options::new().policy_type(case.policy_type());
        let report = check(&case.document, &options);
        let document = report.document().unwrap();
        for written in [document.to_owned(), to_pretty(document)] {
            let again = check(&written, &options);
            assert_eq!(reported(&again), [""; 0], "{}", case.id);
            assert_eq!(again.document(), Some(document), "{}", case.id);
        }
        let expanded = expand(&case.document, &options).unwrap();
        assert_eq!(reported(&check(&expanded.document, &options)), [""; 0], "{}", case.id);
        let lost = |it: &str| case.document.contains(it) && !document.contains(it);
        for kept in ["Principal", "Federated", "CanonicalUser", "\"Id\"", "\"Sid\""] {
            assert!(!lost(kept), "{}: {kept}", case.id);
        }
        count += 1;
    }
    assert!(count > 20, "only {count} policies are right");
}
