//! Findings as SARIF 2.1.0, the format of code scanning services.
//!
//! Source: [the standard](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

use super::Failure;
use super::check::{Checked, said};
use cognito_perms::{Finding, Level, Rule};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const DOCUMENTATION: &str = "https://docs.rs/cognito-perms/latest/cognito_perms";

pub(super) fn write(checked: &[Checked]) -> Result<String, Failure> {
    let findings = || checked.iter().flat_map(|it| it.report.findings());
    let broken: BTreeSet<Rule> = findings().map(|it| it.rule).collect();
    let broken: Vec<Rule> = broken.into_iter().collect();
    let rules: Vec<Value> = broken.iter().map(|rule| descriptor(*rule)).collect();
    let results: Vec<Value> = checked
        .iter()
        .flat_map(|it| it.report.findings().iter().map(move |finding| (it, finding)))
        .map(|(it, finding)| result(finding, it.report.file().unwrap_or_default(), &broken))
        .collect();
    let unchecked: usize = checked.iter().map(|it| it.report.unchecked_actions()).sum();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cognito-perms",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": DOCUMENTATION,
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": { "uncheckedActions": unchecked },
        }],
    });
    let text = serde_json::to_string_pretty(&log);
    text.map(|it| it + "\n").map_err(|error| Failure(format!("cannot write SARIF: {error}")))
}

fn descriptor(rule: Rule) -> Value {
    let explanation = rule.explanation().trim();
    json!({
        "id": rule.name(),
        "shortDescription": { "text": explanation },
        "helpUri": format!("{DOCUMENTATION}/rules/"),
        "defaultConfiguration": { "level": level(rule.level()) },
    })
}

fn result(finding: &Finding, file: &str, rules: &[Rule]) -> Value {
    json!({
        "ruleId": finding.rule.name(),
        "ruleIndex": rules.iter().position(|it| *it == finding.rule),
        "level": level(finding.level),
        "message": { "text": said(finding) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(file) },
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "endLine": finding.end_line,
                "endColumn": finding.end_column,
                "byteOffset": finding.bytes.start,
                "byteLength": finding.bytes.len(),
            },
        } }],
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error | Level::Deny => "error",
        Level::Warn => "warning",
        _ => "note",
    }
}

/// A path as a relative reference, with what cannot stand in one in percent.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri += &format!("%{other:02X}"),
        }
    }
    uri
}
