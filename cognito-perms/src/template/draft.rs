//! Known text and tokens in, a document as its text and the positions of its tokens out.

use super::tool::Tool;
use crate::run_time;

/// A document with tokens under construction.
pub struct Draft<D: Tool> {
    pub(crate) known: run_time::Document,
    tokens: Vec<(usize, D::Expression)>,
}

impl<D: Tool> Draft<D> {
    pub(super) fn new() -> Self {
        Self { known: run_time::Document::uncounted(), tokens: Vec::new() }
    }

    /// Adds a token at the end.
    pub(super) fn token(&mut self, expression: D::Expression) {
        self.tokens.push((self.known.size(), expression));
    }

    /// Adds a part of the document that is a literal of the macro.
    pub(super) fn literal(&mut self, text: &'static str) {
        self.known.literal(text);
    }

    /// Returns the known text, and each token with its byte position in the text, in ascending order.
    pub(super) fn into_parts(self) -> (String, Vec<(usize, D::Expression)>) {
        (self.known.into_text(), self.tokens)
    }
}
