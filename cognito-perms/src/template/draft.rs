//! Known text and tokens in, the parts of a document out.

use super::tool::Tool;
use crate::run_time;

/// A document with tokens while it is put together.
pub struct Draft<D: Tool> {
    pub(crate) known: run_time::Document,
    expressions: Vec<D::Expression>,
}

impl<D: Tool> Draft<D> {
    pub(super) fn new() -> Self {
        Self { known: run_time::Document::uncounted(), expressions: Vec::new() }
    }

    /// A mark, the same for each: the first in the document stands for the first expression.
    pub(super) fn token(&mut self, expression: D::Expression) {
        self.known.mark();
        self.expressions.push(expression);
    }

    /// A part of the document that the macro wrote.
    pub(super) fn literal(&mut self, text: &'static str) {
        self.known.literal(text);
    }

    /// The document, and what its marks stand for.
    pub(super) fn into_parts(self) -> (String, Vec<D::Expression>) {
        (self.known.into_text(), self.expressions)
    }
}
