//! Known text and tokens in, the parts of a document out.

use super::tool::Tool;
use crate::run_time;

/// A document with tokens while it is put together.
pub struct Draft<D: Tool> {
    pub(crate) known: run_time::Document,
    tokens: Vec<(usize, D::Expression)>,
}

impl<D: Tool> Draft<D> {
    pub(super) fn new() -> Self {
        Self { known: run_time::Document::uncounted(), tokens: Vec::new() }
    }

    /// Adds a token after what was written.
    pub(super) fn token(&mut self, expression: D::Expression) {
        self.tokens.push((self.known.size(), expression));
    }

    /// A part of the document that the macro wrote.
    pub(super) fn literal(&mut self, text: &'static str) {
        self.known.literal(text);
    }

    /// The known text, and each token with the byte of the text that it is before, in ascending order.
    pub(super) fn into_parts(self) -> (String, Vec<(usize, D::Expression)>) {
        (self.known.into_text(), self.tokens)
    }
}
