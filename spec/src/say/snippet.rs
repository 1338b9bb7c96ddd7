//! Shows a finding with its source line, in the style of rustc.

use super::words::Rendered;
use crate::text::{Source, Span, shown};
use std::fmt;

/// The maximum number of characters shown of a line: a document can be a single long line.
const WIDEST: usize = 120;

/// The number of characters shown before the span if the line is longer.
const IN_FRONT: usize = 50;

impl Source<'_> {
    /// Formats a finding in the style of rustc, without its level: message, location, source line, help, rule.
    #[must_use]
    pub fn show<'a>(&'a self, rendered: &'a Rendered, span: Span, file: &'a str) -> Shown<'a> {
        Shown { source: self, rendered, span, file }
    }

    /// Returns the line of a span, truncated if it is too long, and the columns to underline, counted from 0.
    ///
    /// It reads no more than it shows: a document can be a single long line with many findings.
    fn line(&self, number: usize, span: Span) -> (String, usize, usize) {
        let (start, after) = (self.start_of_line(number), self.start_of_line(number + 1));
        let line = self.text().get(start..after).unwrap_or_default();
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
            // Shown as rustc shows them.
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
        // After the end of the line.
        let from = from.unwrap_or(column);
        if rest.next().is_some() {
            shown.push('…');
        }
        (shown::line(shown.into()).into_owned(), from, to.max(from + 1))
    }
}

/// The formatted finding; see [`Source::show`].
#[derive(Debug)]
pub struct Shown<'a> {
    source: &'a Source<'a>,
    rendered: &'a Rendered,
    span: Span,
    file: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.source.line_column(self.span);
        let (line, from, to) = self.source.line(place.line, self.span);
        let number = place.line.to_string();
        let margin = " ".repeat(number.len());
        let under = format!("{}{}", " ".repeat(from), "^".repeat(to - from));
        writeln!(f, "{}", self.rendered.message)?;
        let file = shown::name(self.file);
        writeln!(f, "{margin}--> {file}:{}:{}", place.line, place.column)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {line}")?;
        writeln!(f, "{margin} | {under}")?;
        writeln!(f, "{margin} |")?;
        for help in &self.rendered.help {
            writeln!(f, "{margin} = help: {help}")?;
        }
        write!(f, "{margin} = rule: {}", self.rendered.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Notation;
    use crate::text::{Finding, Rule, Span};

    fn shown(text: &str, wrong: &str) -> String {
        let start = text.find(wrong).unwrap();
        let span = Span::new(start, start + wrong.len());
        let finding = Finding::new(Rule::InvalidAction, span, "no").help("do");
        let rendered = finding.say(Notation::Literal);
        Source::new(text.as_bytes()).show(&rendered, span, "a.json").to_string()
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
}
