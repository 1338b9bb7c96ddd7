//! Documents of the kinds that people report: mistakes that have to be found, and policies that have to be accepted.
//!
//! `reported.toml` has the documents. What `check` accepts, `expand` and `to-rust` have to accept too, and what `expand`
//! writes has to be accepted by `check`.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::rewrite::{expand, to_literal};
use cognito_perms::{Level, Options, Quota, Report, Rule, check};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    wants: Wants,
    /// The same for a managed policy, if that is different.
    managed: Option<Wants>,
    #[serde(default)]
    levels: BTreeMap<String, String>,
    rules: Vec<String>,
    document: String,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Wants {
    Error,
    Warn,
    Silent,
    Quiet,
    Listed,
}

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("reported.toml")).unwrap();
    cases.case
}

impl Case {
    fn options(&self) -> Options {
        let rule = |name: &str| Rule::ALL.iter().find(|it| it.name() == name).copied().unwrap();
        let options = self.levels.iter().fold(Options::new(), |options, (name, level)| match level
            .as_str()
        {
            "allow" => options.allow(rule(name)),
            "warn" => options.warn(rule(name)),
            _ => options.deny(rule(name)),
        });
        if matches!(self.wants, Wants::Listed) { options.all() } else { options }
    }
}

/// Returns whether a report has what is wanted.
fn has(report: &Report, wants: Wants) -> bool {
    let highest = report.findings().iter().map(|it| it.level).max().unwrap_or(Level::Allow);
    match wants {
        Wants::Error => highest >= Level::Deny,
        Wants::Warn => highest >= Level::Warn,
        Wants::Silent => highest < Level::Warn,
        Wants::Quiet => highest < Level::Deny,
        Wants::Listed => !report.findings().is_empty(),
    }
}

#[test]
fn every_kind_of_mistake_is_found_and_nothing_else() {
    let (mut wrong, mut ids) = (String::new(), HashSet::new());
    for case in cases() {
        assert!(ids.insert(case.id.clone()), "{} is there twice", case.id);
        let report = check(&case.document, &case.options());
        let rules: Vec<_> = report.findings().iter().map(|it| it.rule.name()).collect();
        if !has(&report, case.wants) || rules != case.rules {
            let _ = writeln!(wrong, "{}: expected {:?}, found\n{report}", case.id, case.rules);
        }
        if let Some(wants) = case.managed {
            let report = check(&case.document, &case.options().quota(Quota::Managed));
            if !has(&report, wants) {
                let _ = writeln!(wrong, "{}, managed:\n{report}", case.id);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Nothing that the command writes is worse than what it read.
#[test]
fn what_is_written_is_accepted() {
    let mut count = 0;
    for case in cases() {
        let options = case.options();
        let before = check(&case.document, &options);
        if before.has_errors() {
            continue;
        }
        count += 1;
        let id = &case.id;
        let expanded = expand(&case.document, &options).unwrap().to_pretty();
        let after = check(&expanded, &options);
        assert!(!after.has_errors(), "{id}: {expanded}\n{after}");
        let literal = to_literal(&case.document, &options);
        assert!(literal.is_ok(), "{id}: {literal:?}");
    }
    assert!(count > 50, "{count}");
}
