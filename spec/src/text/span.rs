//! Runs of an input, and parts of it with their places.

use std::borrow::Cow;

/// A run of the input: of the tokens of a literal, of the bytes of a document. Only the reader that made
/// it knows what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first position.
    pub start: usize,
    /// The position behind the last.
    pub end: usize,
}

impl Span {
    /// The run of `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether both have a position in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From the start of this to the end of the other.
    #[must_use]
    pub const fn to(self, other: Self) -> Self {
        Self::new(self.start, other.end)
    }
}

/// A part with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The part.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text with its place: of the document that it stands in, or made of what stands in one.
pub type Text<'a> = Spanned<Cow<'a, str>>;

impl<T> Spanned<T> {
    /// A part at a place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<'a> Text<'a> {
    /// A part of a text, with its place or that of the whole.
    #[must_use]
    pub const fn of(text: &'a str, span: Span) -> Self {
        Self::new(Cow::Borrowed(text), span)
    }
}
