//! Findings for people: the lines of the document, in the look of rustc.

use super::check::Checked;
use annotate_snippets::{
    AnnotationKind, Level as Weight, Message, Renderer, Snippet, normalize_untrusted_str,
};
use cognito_perms::{Finding, Level};

/// The most lines of a document that one finding shows.
const MOST_LINES: usize = 6;

/// All findings, and what they come to.
pub(super) fn write(checked: &[Checked]) -> String {
    let mut out = String::new();
    for checked in checked {
        out.push_str(&findings(checked));
    }
    out.push_str(&summary(checked));
    out
}

/// The findings of one document.
pub(super) fn findings(checked: &Checked) -> String {
    let text = String::from_utf8_lossy(&checked.document);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let renderer = Renderer::styled();
    let mut out = String::new();
    for finding in checked.report.findings() {
        let path = checked.report.file().unwrap_or_default();
        out.push_str(&renderer.render(&[group(finding, &lines, path)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(
    finding: &'a Finding,
    lines: &[&'a str],
    path: &'a str,
) -> annotate_snippets::Group<'a> {
    let weight = match finding.level {
        Level::Error | Level::Deny => Weight::ERROR,
        Level::Warn => Weight::WARNING,
        _ => Weight::NOTE,
    };
    let last = finding.end_line.min(finding.line + MOST_LINES);
    let shown = lines.get(finding.line - 1..last).unwrap_or_default().concat();
    let start = byte(&shown, 0, finding.column);
    let end = match last == finding.end_line {
        true => byte(&shown, last - finding.line, finding.end_column),
        false => shown.trim_end().len(),
    };
    let snippet = Snippet::source(shown)
        .line_start(finding.line)
        .path(path)
        .annotation(AnnotationKind::Primary.span(start..end.max(start)));
    let rule = Weight::NOTE.with_name("rule").message(finding.rule.name());
    let helps = finding.help.lines().map(help);
    weight.primary_title(finding.message.as_str()).element(snippet).elements(helps).element(rule)
}

fn help(text: &str) -> Message<'_> {
    Weight::HELP.message(normalize_untrusted_str(text))
}

/// The byte of a column of a line.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    // A byte order mark has no column.
    let mark = if line == 0 && rest.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let inside = rest.get(mark..).unwrap_or_default();
    let offset = inside.char_indices().nth(column - 1).map_or(inside.len(), |(at, _)| at);
    start + mark + offset
}

fn summary(checked: &[Checked]) -> String {
    let count = |wanted: fn(Level) -> bool| {
        let findings = checked.iter().flat_map(|it| it.report.findings());
        findings.filter(|it| wanted(it.level)).count()
    };
    let errors = count(Level::is_error);
    let warnings = count(|level| level == Level::Warn);
    let notes = count(|level| level == Level::Allow);
    let mut parts = Vec::new();
    for (number, one, several) in
        [(errors, "error", "errors"), (warnings, "warning", "warnings"), (notes, "note", "notes")]
    {
        match number {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            _ => parts.push(format!("{number} {several}")),
        }
    }
    let found = if parts.is_empty() { "nothing wrong".to_owned() } else { parts.join(", ") };
    let documents = match checked.len() {
        1 => "1 document".to_owned(),
        number => format!("{number} documents"),
    };
    let unchecked: usize = checked.iter().map(|it| it.report.unchecked_actions()).sum();
    let unchecked = match unchecked {
        0 => String::new(),
        1 => "; 1 action is not in the catalogue, and was not checked".to_owned(),
        number => format!("; {number} actions are not in the catalogue, and were not checked"),
    };
    format!("{found} in {documents}{unchecked}\n")
}
