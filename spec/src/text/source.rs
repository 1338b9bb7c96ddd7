//! The text of a document, with the lines and columns of its bytes.

use crate::text::span::Span;
use std::borrow::Cow;

/// A document and its lines.
#[derive(Debug, Clone)]
pub struct Source<'t> {
    text: Cow<'t, str>,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// The number of characters before each block. Without it, a document that is one long line with a finding
    /// for each word would take quadratic time.
    blocks: Vec<usize>,
}

/// The size of a block in bytes.
const BLOCK: usize = 1 << 10;

/// The position of a span. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line that it ends in.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

impl<'t> Source<'t> {
    /// Reads a document, replacing invalid UTF-8.
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

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte at which a line starts, counted from 1; for a line after the last one, the end of the
    /// text.
    #[must_use]
    pub fn start_of_line(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|it| self.lines.get(it)).copied().unwrap_or(self.text.len())
    }

    /// Returns the lines and columns of a span of bytes.
    #[must_use]
    pub fn line_column(&self, span: Span) -> LineColumn {
        let (line, column) = self.position(span.start);
        // If the span ends inside a character, as it can after replaced bytes, include all of it.
        let end = span.end.max(span.start).min(self.text.len());
        let end = (end..self.text.len()).find(|it| self.text.is_char_boundary(*it)).unwrap_or(end);
        let (end_line, end_column) = self.position(end);
        LineColumn { line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let at = self.floor(at);
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.start_of_line(line);
        // A byte order mark takes up no column.
        let mark = usize::from(line == 1 && at > 0 && self.text.starts_with('\u{feff}'));
        (line, self.characters(at) - self.characters(start) - mark + 1)
    }

    /// Returns the number of characters before a byte.
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

    /// Returns the start of the character that contains a byte.
    #[must_use]
    pub fn floor(&self, at: usize) -> usize {
        floor(&self.text, at)
    }
}

/// Returns the start of the character that contains a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
}

/// Counts the characters that start in some bytes: all bytes except continuation bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_over_the_borders_of_blocks() {
        let text = format!("\u{feff}{}\n{}", "aé".repeat(2_000), "€b".repeat(2_000));
        let source = Source::new(text.as_bytes());
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text.get(..at).unwrap();
            let line = before.rsplit('\n').next().unwrap().trim_start_matches('\u{feff}');
            let place = source.line_column(Span::new(at, at));
            let expected = (before.matches('\n').count() + 1, line.chars().count() + 1);
            assert_eq!((place.line, place.column), expected, "{at}");
        }
    }

    #[test]
    fn places_past_the_end_and_inside_of_characters_are_places() {
        let source = Source::new("é".as_bytes());
        assert_eq!(
            source.line_column(Span::new(1, 9)),
            LineColumn { line: 1, column: 1, end_line: 1, end_column: 2 }
        );
        let empty = Source::new(b"");
        assert_eq!(
            empty.line_column(Span::new(5, 5)),
            LineColumn { line: 1, column: 1, end_line: 1, end_column: 1 }
        );
    }
}
