//! The bytes of a document in, its text with the starts of its lines and characters out.

use std::borrow::Cow;

/// The text of a document.
pub(super) struct DocumentText<'d> {
    text: Cow<'d, str>,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl<'d> DocumentText<'d> {
    /// Creates the text of a document, with invalid UTF-8 replaced.
    pub(super) fn new(document: &'d [u8]) -> Self {
        let text = String::from_utf8_lossy(document);
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { text, lines }
    }

    /// Returns the text between two bytes; an empty string if they are not character boundaries.
    pub(super) fn get(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Returns the byte at which a line starts, counted from 1; the length of the text for a line after the last.
    pub(super) fn start_of_line(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|it| self.lines.get(it)).copied().unwrap_or(self.text.len())
    }

    /// Returns the byte at which the character at a byte starts.
    pub(super) fn start_of_character(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at).rev().find(|it| self.text.is_char_boundary(*it)).unwrap_or(0)
    }
}
