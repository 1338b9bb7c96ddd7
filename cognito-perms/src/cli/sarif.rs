//! Findings in, a log in SARIF 2.1.0 out, the format of code scanning services.
//!
//! Source: [the standard](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

use super::checked::{CheckedFile, with_help};
use cognito_perms::{Applicability, Edit, Finding, Level, Omitted, RelatedPlace, Rule};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const DOCUMENTATION: &str = "https://docs.rs/cognito-perms/latest/cognito_perms";

/// A log, whose results are created one by one while it is serialized.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log<'c> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'c>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'c> {
    tool: Value,
    column_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invocations: Option<Value>,
    results: Results<'c>,
    properties: Value,
}

struct Results<'c> {
    checked: &'c [CheckedFile],
    rules: Vec<Rule>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.checked.iter().flat_map(|it| {
            it.report.findings().iter().map(move |finding| result(finding, &it.uri, &self.rules))
        }))
    }
}

pub(super) fn log(checked: &[CheckedFile]) -> Log<'_> {
    let findings = checked.iter().flat_map(|it| it.report.findings());
    let broken: BTreeSet<Rule> = findings.map(|it| it.rule).collect();
    let rules: Vec<Value> = broken.iter().map(|rule| descriptor(*rule)).collect();
    let unchecked: usize = checked.iter().map(|it| it.report.unchecked_actions()).sum();
    let omitted: Vec<Value> = checked.iter().filter_map(notification).collect();
    let invocation = json!([{
        "executionSuccessful": true,
        "toolExecutionNotifications": omitted,
    }]);
    let run = Run {
        tool: json!({ "driver": {
            "name": "cognito-perms",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": DOCUMENTATION,
            "rules": rules,
        } }),
        column_kind: "unicodeCodePoints",
        invocations: (!omitted.is_empty()).then_some(invocation),
        results: Results { checked, rules: broken.into_iter().collect() },
        properties: json!({ "uncheckedActions": unchecked }),
    };
    Log { schema: SCHEMA, version: "2.1.0", runs: [run] }
}

fn descriptor(rule: Rule) -> Value {
    let explanation = rule.explanation().trim();
    json!({
        "id": rule.name(),
        "shortDescription": { "text": explanation },
        "helpUri": format!("{DOCUMENTATION}/rules/index.html#{rule}"),
        "defaultConfiguration": { "level": level(rule.level()) },
    })
}

/// Returns a notification of the findings of a document that are not listed.
fn notification(checked: &CheckedFile) -> Option<Value> {
    let omitted = Omitted::describe(checked.report.omitted())?;
    Some(json!({
        "level": "note",
        "message": { "text": omitted },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": checked.uri } } }],
    }))
}

fn result(finding: &Finding, uri: &str, rules: &[Rule]) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.name(),
        "ruleIndex": rules.iter().position(|it| *it == finding.rule),
        "level": level(finding.level),
        "message": { "text": with_help(finding) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": region(
                (finding.line, finding.column),
                (finding.end_line, finding.end_column),
                &finding.bytes,
            ),
        } }],
    });
    let related: Vec<Value> = finding.related.iter().map(|it| related(it, uri)).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if !finding.edits.is_empty() {
        result["fixes"] = json!([fix(finding, uri)]);
    }
    result
}

/// Returns the fix of a finding. SARIF has no property for its applicability.
fn fix(finding: &Finding, uri: &str) -> Value {
    let replacements: Vec<Value> = finding.edits.iter().map(replacement).collect();
    let applicability = finding.edits.iter().map(|it| it.applicability).max();
    let text = finding.help.lines().next().unwrap_or(&finding.message);
    json!({
        "description": { "text": text },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": replacements,
        }],
        "properties": { "applicability": applicability.map(Applicability::name) },
    })
}

fn replacement(edit: &Edit) -> Value {
    let (start, end) = ((edit.line, edit.column), (edit.end_line, edit.end_column));
    json!({
        "deletedRegion": region(start, end, &edit.bytes),
        "insertedContent": { "text": edit.replacement },
    })
}

fn related(place: &RelatedPlace, uri: &str) -> Value {
    let (start, end) = ((place.line, place.column), (place.end_line, place.end_column));
    json!({
        "message": { "text": place.message },
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": region(start, end, &place.bytes),
        },
    })
}

fn region(start: (usize, usize), end: (usize, usize), bytes: &Range<usize>) -> Value {
    json!({
        "startLine": start.0,
        "startColumn": start.1,
        "endLine": end.0,
        "endColumn": end.1,
        "byteOffset": bytes.start,
        "byteLength": bytes.len(),
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error | Level::Deny => "error",
        Level::Warn => "warning",
        _ => "note",
    }
}
