//! The text of a document: from bytes to lines and columns, and the line that a report shows.

use crate::finding::Finding;
use crate::policy::Span;
use crate::shown;
use std::borrow::Cow;
use std::fmt;

/// The most characters of a line that are shown: documents can be one long line.
const WIDEST: usize = 120;

/// What is shown in front of the place, if the line is longer than that.
const IN_FRONT: usize = 50;

/// A document, with its lines.
#[derive(Debug, Clone)]
pub struct Source<'t> {
    text: Cow<'t, str>,
    /// Where each line starts.
    lines: Vec<usize>,
    /// How many characters stand in front of each block: a document can be one long line, with a finding
    /// for each of its words.
    blocks: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 1 << 10;

/// Where something starts and ends; lines and columns count from 1, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line that it ends in.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
}

impl<'t> Source<'t> {
    /// A document; what is no UTF-8 in it is replaced.
    #[must_use]
    pub fn new(bytes: &'t [u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = vec![0];
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                lines.push(at + 1);
            }
        }
        let (mut blocks, mut in_front) = (Vec::new(), 0);
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(in_front);
            in_front += starts(block);
        }
        Self { text, lines, blocks }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a line starts, counted from 1; behind the last, the end of the text.
    #[must_use]
    pub fn start_of_line(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|it| self.lines.get(it)).copied().unwrap_or(self.text.len())
    }

    /// The place of a run of bytes.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.position(span.start);
        // Behind a character of which only a part is meant: what is no UTF-8 is shown as another one.
        let end = span.end.max(span.start).min(self.text.len());
        let end = (end..self.text.len()).find(|it| self.text.is_char_boundary(*it)).unwrap_or(end);
        let (end_line, end_column) = self.position(end);
        Place { line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let at = self.floor(at);
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.start_of_line(line);
        // A byte order mark has no column.
        let mark = usize::from(line == 1 && at > 0 && self.text.starts_with('\u{feff}'));
        (line, self.characters(at) - self.characters(start) - mark + 1)
    }

    /// How many characters stand in front of a byte.
    fn characters(&self, at: usize) -> usize {
        let in_block = at - at % BLOCK;
        let known = self.blocks.get(at / BLOCK).copied();
        let bytes = self.text.as_bytes();
        match known {
            Some(known) => known + starts(bytes.get(in_block..at).unwrap_or_default()),
            None => self.blocks.last().map_or(0, |last| {
                last + starts(bytes.get((self.blocks.len() - 1) * BLOCK..).unwrap_or_default())
            }),
        }
    }

    /// The start of the character at a byte.
    #[must_use]
    pub fn floor(&self, at: usize) -> usize {
        floor(&self.text, at)
    }

    /// A finding in the look of rustc, without its level: message, place, line, remedies, rule.
    #[must_use]
    pub fn show<'a>(&'a self, finding: &'a Finding, file: &'a str) -> Shown<'a> {
        Shown { source: self, finding, file }
    }

    /// The line of a place, cut where it is too long, and what is underlined in it: columns from 0.
    ///
    /// It looks at no more than what it shows: a document can be one long line, with many findings.
    fn line(&self, number: usize, span: Span) -> (String, usize, usize) {
        let (start, behind) = (self.start_of_line(number), self.start_of_line(number + 1));
        let line = self.text.get(start..behind).unwrap_or_default();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let first = self.floor(span.start).saturating_sub(start);
        let is_long = line.chars().nth(WIDEST).is_some();
        let in_front = line.get(..first).unwrap_or(line).char_indices().rev();
        let skipped = in_front.take(IN_FRONT).last().map_or(0, |(at, _)| at);
        let skipped = if is_long { skipped } else { 0 };
        let mut shown = if skipped > 0 { "…".to_owned() } else { String::new() };
        let mut column = shown.chars().count();
        let (mut from, mut to) = (None, 0);
        let mut rest = line.get(skipped..).unwrap_or_default().char_indices();
        for (at, character) in rest.by_ref().take(WIDEST) {
            let at = skipped + at;
            if at >= first {
                from = from.or(Some(column));
            }
            // As rustc shows them.
            let text = match character {
                '\u{feff}' => String::new(),
                '\t' => "    ".to_owned(),
                hidden if shown::is_hidden(hidden) => '\u{fffd}'.to_string(),
                other => other.to_string(),
            };
            column += text.chars().count();
            shown.push_str(&text);
            if start + at < span.end {
                to = column;
            }
        }
        // Behind the end of the line.
        let from = from.unwrap_or(column);
        if rest.next().is_some() {
            shown.push('…');
        }
        (shown::line(shown.into()).into_owned(), from, to.max(from + 1))
    }
}

/// The start of the character at a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
}

/// How many characters start in some bytes: every byte but those that continue one.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// See [`Source::show`].
#[derive(Debug)]
pub struct Shown<'a> {
    source: &'a Source<'a>,
    finding: &'a Finding,
    file: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.source.place(self.finding.span);
        let (line, from, to) = self.source.line(place.line, self.finding.span);
        let number = place.line.to_string();
        let margin = " ".repeat(number.len());
        let under = format!("{}{}", " ".repeat(from), "^".repeat(to - from));
        writeln!(f, "{}", self.finding.message)?;
        let file = shown::name(self.file);
        writeln!(f, "{margin}--> {file}:{}:{}", place.line, place.column)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {line}")?;
        writeln!(f, "{margin} | {under}")?;
        writeln!(f, "{margin} |")?;
        for help in &self.finding.help {
            writeln!(f, "{margin} = help: {help}")?;
        }
        write!(f, "{margin} = rule: {}", self.finding.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Rule;

    fn shown(text: &str, wrong: &str) -> String {
        let start = text.find(wrong).unwrap();
        let span = Span::new(start, start + wrong.len());
        let finding = Finding::new(Rule::InvalidAction, span, "no").help("do");
        Source::new(text.as_bytes()).show(&finding, "a.json").to_string()
    }

    #[test]
    fn the_line_is_shown_with_what_is_wrong_underlined() {
        let expected = "no\n --> a.json:2:4\n  |\n2 |  \"ünd\"\n  |    ^^\n  |\n  = help: do\n  = rule: invalid_action";
        assert_eq!(shown("{\r\n \"ünd\"\r\n}", "nd"), expected);
    }

    #[test]
    fn tabs_take_four_columns_and_controls_one() {
        let text = shown("\t\u{1}x", "x");
        assert!(text.contains("1 |     \u{fffd}x\n  |      ^\n"), "{text}");
        assert!(text.contains("a.json:1:3"), "{text}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = shown(&format!("{}wrong{}", "a".repeat(5_000), "b".repeat(5_000)), "wrong");
        let lines: Vec<&str> = text.lines().collect();
        let (line, under) = (lines[3], lines[4]);
        assert!(line.chars().count() < 140, "{line}");
        let start = under.chars().position(|it| it == '^').unwrap();
        let marked: String = line.chars().skip(start).take(5).collect();
        assert_eq!(marked, "wrong", "{text}");
        assert!(line.starts_with("1 | …") && line.ends_with('…'), "{line}");
    }

    #[test]
    fn what_runs_over_lines_is_underlined_to_the_end_of_the_first() {
        assert!(shown("{ab\ncd}", "b\nc").contains("1 | {ab\n  |   ^\n"));
    }

    #[test]
    fn columns_are_counted_over_the_borders_of_blocks() {
        let text = format!("\u{feff}{}\n{}", "aé".repeat(2_000), "€b".repeat(2_000));
        let source = Source::new(text.as_bytes());
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text.get(..at).unwrap();
            let line = before.rsplit('\n').next().unwrap().trim_start_matches('\u{feff}');
            let place = source.place(Span::new(at, at));
            let expected = (before.matches('\n').count() + 1, line.chars().count() + 1);
            assert_eq!((place.line, place.column), expected, "{at}");
        }
    }

    #[test]
    fn places_behind_the_end_and_inside_of_characters_are_places() {
        let source = Source::new("é".as_bytes());
        assert_eq!(
            source.place(Span::new(1, 9)),
            Place { line: 1, column: 1, end_line: 1, end_column: 2 }
        );
        let empty = Source::new(b"");
        assert_eq!(
            empty.place(Span::new(5, 5)),
            Place { line: 1, column: 1, end_line: 1, end_column: 1 }
        );
    }
}
