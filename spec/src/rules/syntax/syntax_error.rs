//! [`Rule::SyntaxError`]: reported by the parser of literals, which knows what it expects.

use crate::text::{Finding, Rule, Span, Words};

/// Reports tokens that the grammar does not allow here.
pub fn found(span: Span, message: impl Into<Words>) -> Finding {
    Finding::new(Rule::SyntaxError, span, message)
}
