//! A document with tokens: put together here, and taken apart for a tool.
//!
//! It is the text that IAM will read, with a mark (see `spec/src/hole.rs`) where a token stands. No value of run time can
//! hold one: what is written of it is escaped.

use super::{TemplateArn, TemplateKeyValue, TemplateString, TemplateValue, Tool};
use crate::run_time::{
    self, BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, list,
};
use cognito_perms_spec::catalog::Quota;
use cognito_perms_spec::hole::{self, Part, Piece};
use cognito_perms_spec::never;
use std::borrow::Cow;
use std::fmt;

/// A document while it is put together.
#[doc(hidden)]
pub struct Document<D: Tool> {
    pub(crate) known: run_time::Document,
    expressions: Vec<D::Expression>,
}

impl<D: Tool> Document<D> {
    /// What the macros call to put a document together: what it is given is checked.
    pub fn __build(write: impl FnOnce(&mut Self)) -> TemplatePolicy<D> {
        let mut document = Self { known: run_time::Document::uncounted(), expressions: Vec::new() };
        write(&mut document);
        let Self { known, expressions } = document;
        TemplatePolicy { document: Cow::Owned(known.into_text()), expressions }
    }

    /// A mark, the same for each: the first in the document stands for the first expression.
    pub(super) fn token(&mut self, expression: D::Expression) {
        self.known.mark();
        self.expressions.push(expression);
    }

    /// A part of the document that the macro wrote.
    pub fn literal(&mut self, text: &'static str) {
        self.known.literal(text);
    }

    /// A value in a resource.
    pub fn resource<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Whole, self);
    }

    /// Its region.
    pub fn region<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Region, self);
    }

    /// Its partition.
    pub fn partition<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Partition, self);
    }

    /// A text; `is_pattern` where `*` and `?` would be wildcards.
    pub fn string<V: TemplateString<D> + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        value.put_text(is_pattern, self);
    }

    /// Texts.
    pub fn strings<V: TemplateString<D>>(&mut self, values: &[V], is_pattern: bool) {
        list(self, Self::literal, values, never::TEXT, |document, value| {
            value.put_text(is_pattern, document);
        });
    }

    /// An id of one form.
    pub fn id<T, V: TemplateKeyValue<T, D>>(&mut self, value: &V) {
        value.put_id(self);
    }

    /// Ids of one form.
    pub fn ids<T, V: TemplateKeyValue<T, D>>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::TEXT, |document, value| value.put_id(document));
    }

    /// An ARN.
    pub fn arn<V: TemplateArn<D>>(&mut self, value: &V) {
        value.put_arn(self);
    }

    /// ARNs.
    pub fn arns<V: TemplateArn<D>>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::ARN, |document, value| value.put_arn(document));
    }
}

/// What no token stands for is written as everywhere.
macro_rules! delegate {
    ($($(#[doc = $doc:literal])+ $name:ident($type:ident $value:ty);)+) => {
        impl<D: Tool> Document<D> {
            $($(#[doc = $doc])+
            pub fn $name<V: $type>(&mut self, value: $value) {
                self.known.$name(value);
            })+
        }
    };
}

delegate! {
    /// An address.
    address(IpAddressValue &V);
    /// Addresses.
    addresses(IpAddressValue &[V]);
    /// A number.
    number(NumericValue &V);
    /// `true` or `false`.
    boolean(BoolValue &V);
    /// A moment.
    date(DateValue &V);
    /// Bytes.
    binary(BinaryValue &V);
}

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

impl<D: Tool> From<crate::Policy> for TemplatePolicy<D> {
    fn from(policy: crate::Policy) -> Self {
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
