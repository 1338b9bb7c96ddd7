//! A document in, the document with the edits of its findings applied out.

use crate::check::{Edit, Finding, Options, Report, check};
use cognito_perms_spec::text::{Applicability, Rule};

/// A fixed document, the number of fixed findings, and the report of the fixed document.
pub(crate) struct FixedDocument {
    pub(crate) document: String,
    pub(crate) count: usize,
    pub(crate) report: Report,
}

/// The maximum number of findings per rule that are fixed in one pass.
const AT_A_TIME: usize = 10_000;

/// The maximum number of findings that are tried one by one if their edits cannot be applied together.
const MOST_TRIES: usize = 100;

/// Applies edits up to an applicability.
///
/// A fix can reveal another mistake, so this is repeated until there are no edits left.
pub(crate) fn apply_edits(document: &str, options: &Options, most: Applicability) -> FixedDocument {
    let options = options.clone().max_findings(AT_A_TIME);
    let mut document = document.to_owned();
    let mut report = check(&document, &options);
    let mut count = 0;
    loop {
        let all = apart(report.findings().iter().filter(|it| is_fixable(it, most)));
        let Some((changed, after, fixed)) = fix_together(&document, &report, &all, &options) else {
            return FixedDocument { document, count, report };
        };
        (document, report) = (changed, after);
        count += fixed;
    }
}

fn is_fixable(finding: &Finding, most: Applicability) -> bool {
    !finding.edits.is_empty() && finding.edits.iter().all(|it| it.applicability <= most)
}

/// Selects findings whose edits neither overlap nor touch.
fn apart<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<&'f Finding> {
    let (mut apart, mut end) = (Vec::new(), None);
    for finding in findings {
        let is_free = |it: &Edit| end.is_none_or(|end| it.bytes.start > end);
        if finding.edits.iter().all(is_free) {
            end = end.max(finding.edits.iter().map(|it| it.bytes.end).max());
            apart.push(finding);
        }
    }
    apart
}

/// Applies the edits of all findings, or, if that fails, of the first finding whose edits work alone.
fn fix_together(
    document: &str,
    before: &Report,
    findings: &[&Finding],
    options: &Options,
) -> Option<(String, Report, usize)> {
    if findings.is_empty() {
        return None;
    }
    let tries = std::iter::once(findings);
    let alone = findings.chunks(1).filter(|_| findings.len() > 1).take(MOST_TRIES);
    let tries = tries.chain(alone);
    for chosen in tries {
        let Some(changed) = apply(document, chosen) else { continue };
        let after = check(&changed, options);
        if is_as_expected(before, &after, chosen) {
            return Some((changed, after, chosen.len()));
        }
    }
    None
}

/// Checks whether the fixed findings are gone and the document has no new syntax errors.
fn is_as_expected(before: &Report, after: &Report, fixed: &[&Finding]) -> bool {
    let count =
        |report: &Report, rule: Rule| report.findings().iter().filter(|it| it.rule == rule).count();
    let is_read = count(after, Rule::JsonSyntaxError) <= count(before, Rule::JsonSyntaxError);
    let is_gone = |rule: Rule| {
        let expected = fixed.iter().filter(|it| it.rule == rule).count();
        count(after, rule) + expected <= count(before, rule)
    };
    is_read && fixed.iter().all(|it| is_gone(it.rule))
}

fn apply(document: &str, findings: &[&Finding]) -> Option<String> {
    let mut edits: Vec<&Edit> = findings.iter().flat_map(|it| &it.edits).collect();
    edits.sort_by_key(|it| it.bytes.start);
    let mut changed = String::with_capacity(document.len());
    let mut at = 0;
    for edit in edits {
        changed.push_str(document.get(at..edit.bytes.start)?);
        changed.push_str(&edit.replacement);
        at = edit.bytes.end;
    }
    changed.push_str(document.get(at..)?);
    Some(changed)
}
