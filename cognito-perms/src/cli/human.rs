//! Findings in, messages for people out: with the lines of the document, in the style of rustc.

use super::checked::CheckedFile;
use super::document_text::DocumentText;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Weight, Message, Origin, Renderer, Snippet,
    normalize_untrusted_str,
};
use cognito_perms::{
    Applicability, Finding, Level, Omitted, PolicyType, RelatedPlace, Report, terminal,
};
use std::ops::Range;

/// The maximum number of lines that a finding shows.
const MOST_LINES: usize = 6;

/// The maximum number of bytes shown before and after a position: a document can be one long line.
const LONG: usize = 1_000;

/// Returns all findings and a summary.
pub(super) fn write(checked: &[CheckedFile]) -> String {
    let mut out = String::new();
    for checked in checked {
        out.push_str(&findings(checked));
    }
    // Without a document, failures are reported elsewhere.
    if !checked.is_empty() {
        out.push_str(&summary(checked));
    }
    out
}

/// Returns the findings of one document.
pub(super) fn findings(checked: &CheckedFile) -> String {
    let source = DocumentText::new(&checked.document);
    let path = terminal::name(checked.report.file().unwrap_or_default());
    let renderer = Renderer::styled();
    let mut out = String::new();
    for finding in checked.report.findings() {
        let lines = lines(finding, &source);
        let related: Vec<_> = finding.related.iter().map(|it| related_lines(it, &source)).collect();
        let others = finding.related.iter().zip(&related);
        let others = others.map(|(it, lines)| related_group(it, lines, &path));
        let groups: Vec<_> = std::iter::once(group(finding, &lines, &path)).chain(others).collect();
        out.push_str(&renderer.render(&groups));
        out.push_str("\n\n");
    }
    if let Some(omitted) = Omitted::describe(checked.report.omitted()) {
        let title = format!("in `{path}` {omitted}");
        let help = "list every finding with `--max-findings 0`";
        let group = Group::with_title(Weight::NOTE.primary_title(title.as_str()));
        out.push_str(&renderer.render(&[group.element(Weight::HELP.message(help))]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(finding: &'a Finding, lines: &'a Lines, path: &'a str) -> Group<'a> {
    let weight = match finding.level {
        Level::Error | Level::Deny => Weight::ERROR,
        Level::Warn => Weight::WARNING,
        _ => Weight::NOTE,
    };
    let (origin, snippet) = shown(lines, path, (finding.line, finding.column));
    let rule = Weight::NOTE.with_name("rule").message(finding.rule.name());
    Group::with_title(weight.primary_title(finding.message.as_str()))
        .elements(origin)
        .element(snippet)
        .elements(finding.help.lines().map(help))
        .element(rule)
}

/// Returns another position that a finding refers to.
fn related_group<'a>(place: &'a RelatedPlace, lines: &'a Lines, path: &'a str) -> Group<'a> {
    let (origin, snippet) = shown(lines, path, (place.line, place.column));
    let title = Weight::NOTE.primary_title(normalize_untrusted_str(&place.message));
    Group::with_title(title).elements(origin).element(snippet)
}

/// Returns lines with an annotation, and their position if the annotation cannot show it.
fn shown<'a>(
    lines: &'a Lines,
    path: &'a str,
    (line, column): (usize, usize),
) -> (Option<Origin<'a>>, Snippet<'a, Annotation<'a>>) {
    let snippet = Snippet::source(lines.text.as_str())
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(lines.marked.clone()));
    // The columns of a cut line are not those of the document.
    let origin = Origin::path(path).line(line).char_column(column);
    match lines.is_cut {
        true => (Some(origin), snippet),
        false => (None, snippet.path(path)),
    }
}

/// The lines of a finding, without hidden characters.
struct Lines {
    text: String,
    /// The range that is marked in the text.
    marked: Range<usize>,
    is_cut: bool,
}

/// Returns the lines of a finding, cut if they are too long.
fn lines(finding: &Finding, document: &DocumentText<'_>) -> Lines {
    marked((finding.line, finding.end_line), &finding.bytes, document)
}

fn related_lines(place: &RelatedPlace, document: &DocumentText<'_>) -> Lines {
    marked((place.line, place.end_line), &place.bytes, document)
}

fn marked(
    (line, end_line): (usize, usize),
    bytes: &Range<usize>,
    document: &DocumentText<'_>,
) -> Lines {
    let border = |at: usize| document.start_of_character(at);
    let last = end_line.min(line + MOST_LINES);
    let (first, after) = (document.start_of_line(line), document.start_of_line(last + 1));
    let (start, end) = (border(bytes.start), border(bytes.end).min(after));
    let from = border(first.max(start.saturating_sub(LONG)));
    let to = border(after.min(start + LONG));
    let end = end.clamp(start, to.max(start));
    let piece = |from: usize, to: usize| terminal::lines(document.get(from, to));
    let mut shown = piece(from, start).into_owned();
    let start_of_mark = shown.len();
    shown += &piece(start, end);
    let marked = start_of_mark..shown.len();
    shown += &piece(end, to);
    Lines { text: shown, marked, is_cut: from > first }
}

fn help(text: &str) -> Message<'_> {
    Weight::HELP.message(normalize_untrusted_str(text))
}

fn summary(checked: &[CheckedFile]) -> String {
    let count = |wanted: fn(Level) -> bool| {
        let reports = || checked.iter().map(|it| &it.report);
        let listed = reports().flat_map(Report::findings).filter(|it| wanted(it.level)).count();
        let omitted = reports().flat_map(Report::omitted).filter(|it| wanted(it.level));
        listed + omitted.map(|it| it.count).sum::<usize>()
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
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    let documents = match checked.len() {
        1 => "1 document".to_owned(),
        number => format!("{number} documents"),
    };
    let unchecked: usize = checked.iter().map(|it| it.report.unchecked_actions()).sum();
    let unchecked = match unchecked {
        0 => String::new(),
        1 => "; 1 action was not checked because it is not in the catalog".to_owned(),
        number => {
            format!("; {number} actions were not checked because they are not in the catalog")
        }
    };
    format!("{found} in {documents}{}{unchecked}\n", types(checked))
}

/// Returns which types of policies the documents were checked as, unless all are identity policies.
fn types(checked: &[CheckedFile]) -> String {
    let mut parts = Vec::new();
    for policy_type in PolicyType::ALL {
        let is_one =
            |it: &&CheckedFile| it.report.is_policy() && it.report.policy_type() == *policy_type;
        match checked.iter().filter(is_one).count() {
            0 => {}
            1 => parts.push(format!("1 {policy_type}")),
            count => parts
                .push(format!("{count} {}", policy_type.to_string().replace("policy", "policies"))),
        }
    }
    let are_identity = |it: &CheckedFile| it.report.policy_type() == PolicyType::Identity;
    match checked {
        _ if checked.iter().all(are_identity) => String::new(),
        [only] => format!(", checked as a {}", only.report.policy_type()),
        _ => format!(" ({})", parts.join(", ")),
    }
}

/// Returns how many findings `--fix` can fix; `None` if there are none.
pub(super) fn fixable(checked: &[CheckedFile]) -> Option<String> {
    let findings = || checked.iter().flat_map(|it| it.report.findings());
    let sure = |it: &Finding| it.edits.iter().map(|it| it.applicability).max();
    let count = |of: Applicability| findings().filter(|it| sure(it) == Some(of)).count();
    let safe = count(Applicability::Safe);
    let guesses = count(Applicability::Unsafe);
    Some(match (safe, guesses) {
        (0, 0) => return None,
        (safe, 0) => format!("{safe} can be fixed with `--fix`"),
        (0, guesses) => format!("{guesses} can be fixed with `--fix --unsafe-fixes`"),
        (safe, guesses) => {
            format!(
                "{safe} can be fixed with `--fix`, and {guesses} more with `--fix --unsafe-fixes`"
            )
        }
    })
}
