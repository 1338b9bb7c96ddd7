//! Patterns: what an ARN, one of its fields, or a condition value matches, as a list of segments.

use super::runtime::{Part, Runtime};
use super::symbol::{self, Effort, Symbol};
use crate::syntax::variable::{Fault, TextPart, Variable, pieces};
use crate::text::Span;
use crate::text::wildcard::has_wildcard;
use std::borrow::Cow;
use std::fmt;

/// A segment of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum Segment<'p> {
    /// Characters that match themselves.
    Literal(Cow<'p, str>),
    /// `*`: any characters. For an operator that does not read wildcards, it is a literal `*`.
    Star,
    /// `?`: any single character. For an operator that does not read wildcards, it is a literal `?`.
    One,
    /// `${*}`, `${?}` or `${$}`: a character that is special when written alone.
    Escaped(char),
    /// A policy variable, whose value IAM knows only when it evaluates a request.
    Variable(Box<Variable<'p>>),
    /// A runtime value.
    Runtime(Runtime),
}

/// A pattern, with the part of the policy that it comes from.
#[derive(Debug)]
pub struct Pattern<'p> {
    segments: Segments<'p>,
    /// Where it is written.
    pub span: Span,
}

/// Most patterns have one segment, which needs no allocation.
#[derive(Debug, Clone)]
enum Segments<'p> {
    One([Segment<'p>; 1]),
    Several(Vec<Segment<'p>>),
}

/// Two patterns are equal if they match the same strings, wherever they are written.
impl PartialEq for Pattern<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.as_literal(), other.as_literal()) {
            (Some(this), Some(other)) => this == other,
            _ => self.segments() == other.segments(),
        }
    }
}

impl Eq for Pattern<'_> {}

impl<'p> Pattern<'p> {
    /// Creates a pattern with one segment.
    #[must_use]
    pub const fn of(segment: Segment<'p>, span: Span) -> Self {
        Self { segments: Segments::One([segment]), span }
    }

    /// Creates a pattern that matches only this string.
    #[must_use]
    pub fn literal(text: impl Into<Cow<'p, str>>, span: Span) -> Self {
        Self::of(Segment::Literal(text.into()), span)
    }

    /// Creates a pattern for a part of a runtime value.
    #[must_use]
    pub const fn runtime(id: usize, part: Part, span: Span) -> Self {
        Self::of(Segment::Runtime(Runtime { id, part }), span)
    }

    /// Creates a pattern with several segments.
    #[must_use]
    pub fn joined(segments: Vec<Segment<'p>>, span: Span) -> Self {
        Self { segments: Segments::Several(segments), span }
    }

    /// Parses a string with wildcards, and with policy variables if IAM reads them in it.
    ///
    /// # Errors
    ///
    /// Returns the first variable that cannot be read.
    pub fn read(text: &'p str, span: Span, has_variables: bool) -> Result<Self, Fault<'p>> {
        // Most strings have no variables.
        if !has_variables || !text.contains('$') {
            return Ok(Self::with_wildcards(text, span));
        }
        let mut segments = Vec::new();
        for piece in pieces(text)? {
            match piece {
                TextPart::Text(text) => push_wildcards(text, &mut segments),
                TextPart::Escape(character) => segments.push(Segment::Escaped(character)),
                TextPart::Variable(variable) => {
                    segments.push(Segment::Variable(Box::new(variable)));
                }
            }
        }
        Ok(Self::joined(segments, span))
    }

    /// Parses a string with `*` and `?`.
    #[must_use]
    pub fn with_wildcards(text: &'p str, span: Span) -> Self {
        if !has_wildcard(text) {
            return Self::literal(text, span);
        }
        if text == "*" {
            return Self::of(Segment::Star, span);
        }
        let mut segments = Vec::new();
        push_wildcards(text, &mut segments);
        Self::joined(segments, span)
    }

    /// Parses a borrowed or owned string with `*` and `?`.
    #[must_use]
    pub fn glob(text: Cow<'p, str>, span: Span) -> Self {
        match text {
            Cow::Borrowed(text) => Self::with_wildcards(text, span),
            Cow::Owned(text) if !has_wildcard(&text) => Self::literal(text, span),
            Cow::Owned(text) => {
                let pattern = Pattern::with_wildcards(&text, span);
                let own = pattern.segments().iter().map(|it| match it {
                    Segment::One => Segment::One,
                    Segment::Literal(text) => Segment::Literal(Cow::Owned(text.to_string())),
                    _ => Segment::Star,
                });
                Self::joined(own.collect(), span)
            }
        }
    }

    /// Returns its segments in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment<'p>] {
        match &self.segments {
            Segments::One(one) => one,
            Segments::Several(several) => several,
        }
    }

    /// Returns the string, if it matches only itself.
    #[must_use]
    pub fn as_literal(&self) -> Option<&str> {
        match self.segments() {
            [] => Some(""),
            [Segment::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Returns whether it has no segments, or a single empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_literal() == Some("")
    }

    /// Returns whether it is `*`.
    #[must_use]
    pub fn is_star(&self) -> bool {
        matches!(self.segments(), [Segment::Star])
    }

    /// Returns whether it contains `*` or `?`.
    #[must_use]
    pub fn has_wildcard(&self) -> bool {
        self.has(|it| matches!(it, Segment::Star | Segment::One))
    }

    /// Returns whether it contains a policy variable.
    #[must_use]
    pub fn has_variable(&self) -> bool {
        self.has(|it| matches!(it, Segment::Variable(_)))
    }

    /// Returns whether it is a single policy variable.
    #[must_use]
    pub(super) fn is_variable(&self) -> bool {
        matches!(self.segments(), [Segment::Variable(_)])
    }

    /// Returns whether it contains a runtime value.
    #[must_use]
    pub fn has_runtime(&self) -> bool {
        self.has(|it| matches!(it, Segment::Runtime(_)))
    }

    fn has(&self, is_wanted: fn(&Segment<'_>) -> bool) -> bool {
        for segment in self.segments() {
            if is_wanted(segment) {
                return true;
            }
        }
        false
    }

    /// Returns the pattern as a query for the facts: with `*` for unknown parts, and with a character that occurs in
    /// no name for an escaped one.
    #[must_use]
    pub fn query(&self) -> Cow<'_, str> {
        match self.segments() {
            [] => Cow::Borrowed(""),
            [Segment::Literal(text)] => Cow::Borrowed(text),
            [Segment::Star] => Cow::Borrowed("*"),
            segments => {
                let mut query = String::with_capacity(64);
                for segment in segments {
                    match segment {
                        Segment::Literal(text) => query.push_str(text),
                        Segment::One => query.push('?'),
                        Segment::Escaped(_) => query.push('\0'),
                        Segment::Star | Segment::Variable(_) | Segment::Runtime(_) => {
                            query.push('*');
                        }
                    }
                }
                Cow::Owned(query)
            }
        }
    }

    /// Returns the length in bytes of its emitted form, as far as it is known.
    #[must_use]
    pub fn length(&self) -> usize {
        let mut length = 0;
        for segment in self.segments() {
            length += match segment {
                Segment::Literal(text) => text.len(),
                Segment::Star | Segment::One => 1,
                Segment::Escaped(_) => "${*}".len(),
                Segment::Variable(variable) => variable.text.len(),
                Segment::Runtime(_) => 0,
            };
        }
        length
    }

    /// Appends the pattern as its author writes it.
    pub(super) fn push_to(&self, written: &mut String) {
        for segment in self.segments() {
            match segment {
                Segment::Literal(text) => written.push_str(text),
                Segment::Star => written.push('*'),
                Segment::One => written.push('?'),
                Segment::Escaped(character) => {
                    written.push_str("${");
                    written.push(*character);
                    written.push('}');
                }
                Segment::Variable(variable) => written.push_str(variable.text),
                Segment::Runtime(_) => written.push('…'),
            }
        }
    }

    /// Returns the literal prefix of every string that it matches.
    #[must_use]
    pub fn start(&self) -> &str {
        match self.segments().first() {
            Some(Segment::Literal(text)) => text,
            _ => "",
        }
    }

    /// Returns whether it matches every string that `other` matches, as far as the remaining effort allows to decide.
    ///
    /// A runtime value or policy variable is an unknown string, which is the same wherever it occurs.
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        if self.is_star() {
            return true;
        }
        match (self.as_literal(), other.as_literal()) {
            (Some(this), Some(other)) => return this == other,
            (Some(_), None) if other.has_wildcard() => return false,
            _ => {}
        }
        if self.differs_at_the_ends(other) {
            return false;
        }
        symbol::covers(&self.symbols(), &other.symbols(), effort)
    }

    /// Returns whether its first or last characters differ from those of `other`.
    fn differs_at_the_ends(&self, other: &Self) -> bool {
        let (outer, inner) = (self.segments(), other.segments());
        if let (Some(Segment::Literal(start)), Some(first)) = (outer.first(), inner.first()) {
            match first {
                Segment::Literal(first) if first.starts_with(&**start) => {}
                // The next segment may continue it.
                Segment::Literal(first) if start.starts_with(&**first) && inner.len() > 1 => {
                    if matches!(inner[1], Segment::Star | Segment::One) {
                        return true;
                    }
                }
                _ => return true,
            }
        }
        if let (Some(Segment::Literal(end)), Some(last)) = (outer.last(), inner.last()) {
            match last {
                Segment::Literal(last) => {
                    return !last.ends_with(&**end) && !end.ends_with(&**last);
                }
                _ => return !end.is_empty(),
            }
        }
        false
    }

    /// Returns whether some string matches both; an unknown part may be any string.
    #[must_use]
    pub fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        if self.is_star() || other.is_star() {
            return true;
        }
        if let (Some(this), Some(other)) = (self.as_literal(), other.as_literal()) {
            return this == other;
        }
        symbol::overlap(&self.symbols(), &other.symbols(), effort)
    }

    fn symbols(&self) -> Vec<Symbol<'_>> {
        let mut symbols = Vec::with_capacity(64);
        for segment in self.segments() {
            match segment {
                Segment::Literal(text) => symbol::push_letters(text, &mut symbols),
                Segment::Star => symbols.push(Symbol::Any),
                Segment::One => symbols.push(Symbol::One),
                Segment::Escaped(character) => symbols.push(Symbol::Letter(*character)),
                Segment::Variable(variable) => symbols.push(Symbol::Variable(variable.text)),
                Segment::Runtime(runtime) => symbols.push(Symbol::Runtime(*runtime)),
            }
        }
        symbols
    }
}

/// Appends the segments of a string with `*` and `?`.
fn push_wildcards<'p>(text: &'p str, segments: &mut Vec<Segment<'p>>) {
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let segment = match bytes[at] {
            b'*' => Segment::Star,
            b'?' => Segment::One,
            _ => {
                at += 1;
                continue;
            }
        };
        push_literal(text.get(start..at), segments);
        segments.push(segment);
        at += 1;
        start = at;
    }
    push_literal(text.get(start..), segments);
}

fn push_literal<'p>(text: Option<&'p str>, segments: &mut Vec<Segment<'p>>) {
    if let Some(text) = text.filter(|it| !it.is_empty()) {
        segments.push(Segment::Literal(Cow::Borrowed(text)));
    }
}

/// Formats the pattern as its author writes it; a runtime value is `…`.
impl fmt::Display for Pattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = String::with_capacity(self.length());
        self.push_to(&mut written);
        f.write_str(&written)
    }
}
