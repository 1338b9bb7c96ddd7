//! A document with the edits of its findings applied, until there are none left.

use crate::check::{Edit, Finding, Options, Report, check};
use cognito_perms_spec::text::{Applicability, Rule};

/// A document, how many findings were mended, and what is still found.
pub(crate) struct Mended {
    pub(crate) document: String,
    pub(crate) count: usize,
    pub(crate) report: Report,
}

/// The most findings of a rule that are mended at a time.
const AT_A_TIME: usize = 10_000;

/// How many findings are tried alone, if their edits do not go together.
const MOST_TRIES: usize = 100;

/// Applies edits up to an applicability.
///
/// A mended name can show the next mistake, so the result is checked again, until no edit is left.
pub(crate) fn mend(document: &str, options: &Options, most: Applicability) -> Mended {
    let options = options.clone().max_findings(AT_A_TIME);
    let mut document = document.to_owned();
    let mut report = check(&document, &options);
    let mut count = 0;
    loop {
        let all = apart(report.findings().iter().filter(|it| is_mended(it, most)));
        let Some((changed, after, mended)) = mend_together(&document, &report, &all, &options)
        else {
            return Mended { document, count, report };
        };
        (document, report) = (changed, after);
        count += mended;
    }
}

fn is_mended(finding: &Finding, most: Applicability) -> bool {
    !finding.edits.is_empty() && finding.edits.iter().all(|it| it.applicability <= most)
}

/// Findings whose edits come after each other, and do not touch.
fn apart<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<&'f Finding> {
    let (mut apart, mut behind) = (Vec::new(), None);
    for finding in findings {
        let is_free = |it: &Edit| behind.is_none_or(|behind| it.bytes.start > behind);
        if finding.edits.iter().all(is_free) {
            behind = behind.max(finding.edits.iter().map(|it| it.bytes.end).max());
            apart.push(finding);
        }
    }
    apart
}

/// The document with the edits of all findings, or of the first that does what it should alone.
fn mend_together(
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
        if does_as_it_should(before, &after, chosen) {
            return Some((changed, after, chosen.len()));
        }
    }
    None
}

/// Whether what was mended is found no more, and the document can be read as well as before.
fn does_as_it_should(before: &Report, after: &Report, mended: &[&Finding]) -> bool {
    let count =
        |report: &Report, rule: Rule| report.findings().iter().filter(|it| it.rule == rule).count();
    let is_read = count(after, Rule::JsonSyntaxError) <= count(before, Rule::JsonSyntaxError);
    let is_gone = |rule: Rule| {
        let expected = mended.iter().filter(|it| it.rule == rule).count();
        count(after, rule) + expected <= count(before, rule)
    };
    is_read && mended.iter().all(|it| is_gone(it.rule))
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
