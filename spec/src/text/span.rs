//! Spans of the input, and values with spans.

use std::borrow::Cow;

/// A span of the input: tokens of a literal, or bytes of a document. Only the reader that created it knows what
/// it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first position.
    pub start: usize,
    /// The position after the last.
    pub end: usize,
}

impl Span {
    /// Creates the span `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Checks whether both have a position in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the span from the start of this one to the end of the other.
    #[must_use]
    pub const fn to(self, other: Self) -> Self {
        Self::new(self.start, other.end)
    }
}

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its span.
    pub span: Span,
}

/// A string with its span, either borrowed from the document or derived from it.
pub type Text<'a> = Spanned<Cow<'a, str>>;

impl<T> Spanned<T> {
    /// Creates a value with a span.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<'a> Text<'a> {
    /// Creates a string with its span, or with that of the string it is part of.
    #[must_use]
    pub const fn of(text: &'a str, span: Span) -> Self {
        Self::new(Cow::Borrowed(text), span)
    }
}
