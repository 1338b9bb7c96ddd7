//! [`Rule::SyntaxError`]: found by the parser of literals, which knows what it expected.

use crate::text::{Finding, Rule, Span, Words};

/// Tokens that the grammar does not have there.
pub fn found(span: Span, message: impl Into<Words>) -> Finding {
    Finding::new(Rule::SyntaxError, span, message)
}
