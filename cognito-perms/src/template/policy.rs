//! A document with tokens in, what a tool takes for each of its strings out.

use super::tool::Tool;
use crate::policy::Policy;
use cognito_perms_spec::catalog::Quota;
use cognito_perms_spec::hole::{self, Piece};
use std::borrow::Cow;
use std::fmt;

/// A policy for templates of a tool, checked like every policy.
///
/// `cloudformation::policy!` and `terraform::policy!` make it. It serialises as what the tool takes where it
/// wants a policy document, and is no document for IAM itself: tokens can stand in it.
#[derive(Clone, PartialEq)]
pub struct TemplatePolicy<D: Tool> {
    document: Cow<'static, str>,
    expressions: Vec<D::Expression>,
}

impl<D: Tool> TemplatePolicy<D> {
    /// What the macros made of a checked policy.
    pub(super) const fn of(document: String, expressions: Vec<D::Expression>) -> Self {
        Self { document: Cow::Owned(document), expressions }
    }

    /// What the macros call; a document from anywhere else is not checked.
    #[doc(hidden)]
    #[must_use]
    pub const fn __checked(document: &'static str) -> Self {
        Self { document: Cow::Borrowed(document), expressions: Vec::new() }
    }

    /// The size in characters, as IAM counts it, without what tokens stand for: what is deployed is no smaller.
    ///
    /// A literal is held against its quota when it is compiled; values of run time can make it larger.
    #[must_use]
    pub fn size(&self) -> usize {
        hole::characters(&self.document)
    }

    /// Whether it can be small enough for what it is attached to; see [`size`](Self::size).
    #[must_use]
    pub fn fits(&self, quota: Quota) -> bool {
        self.size() <= quota.characters()
    }

    /// The document, with each of its JSON strings as `write` has it; the inside of one is given, with its escapes.
    pub(crate) fn render(&self, mut write: impl FnMut(&mut String, &[Segment<'_, D>])) -> String {
        let mut out = String::with_capacity(self.document.len());
        let mut expressions = self.expressions.iter();
        let mut rest = &*self.document;
        while let Some((before, behind)) = rest.split_once('"') {
            out += before;
            let end = end_of_string(behind);
            let (inside, next) = behind.split_at(end);
            let pieces = hole::split(inside).into_iter().map(|piece| match piece {
                Piece::Text(text) => Some(Segment::Text(text)),
                Piece::Hole(..) => expressions.next().map(Segment::Token),
            });
            write(&mut out, &pieces.flatten().collect::<Vec<_>>());
            rest = next.get(1..).unwrap_or_default();
        }
        out + rest
    }
}

/// A piece of a JSON string.
pub(crate) enum Segment<'w, D: Tool> {
    Text(&'w str),
    Token(&'w D::Expression),
}

/// Where a JSON string ends, from behind its first quote.
fn end_of_string(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

impl<D: Tool> From<Policy> for TemplatePolicy<D> {
    fn from(policy: Policy) -> Self {
        Self { document: policy.into(), expressions: Vec::new() }
    }
}

/// The document, with each token as it is.
impl<D: Tool> fmt::Debug for TemplatePolicy<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.render(|out, segments| {
            out.push('"');
            for segment in segments {
                match segment {
                    Segment::Text(text) => *out += text,
                    Segment::Token(expression) => *out += &format!("<{expression:?}>"),
                }
            }
            out.push('"');
        });
        write!(f, "Policy({shown})")
    }
}
