//! What templates of all tools have in common: tokens for values that are known only when a template is deployed,
//! documents that hold some, and what may stand where.
//!
//! A document is the text that IAM will read, with a mark (see `spec/src/hole.rs`) where a token stands. No value of
//! run time can hold one: what is written of it is escaped.

use crate::run_time::sealed::Sealed;
use crate::run_time::{
    self, BinaryValue, BoolValue, DateValue, IpAddressValue, NEVER, NEVER_AN_ARN, NumericValue,
    list,
};
use crate::value::Arn;
use cognito_perms_spec::hole::{self, Part, Piece};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

/// What only this crate can implement.
mod tool {
    pub trait Sealed {}

    impl Sealed for crate::cloudformation::CloudFormation {}
    impl Sealed for crate::terraform::Terraform {}
}

/// Texts of any type are escaped where they are written; nothing else may write.
mod text {
    use super::{Arc, Rc, Token, Tool, run_time};

    pub trait Sealed {}

    impl<V: run_time::StringValue + ?Sized> Sealed for V {}
    impl<T, D: Tool> Sealed for Token<T, D> {}
    impl<T, D: Tool> Sealed for &Token<T, D> {}
    impl<T, D: Tool> Sealed for &&Token<T, D> {}
    impl<T, D: Tool> Sealed for Box<Token<T, D>> {}
    impl<T, D: Tool> Sealed for Rc<Token<T, D>> {}
    impl<T, D: Tool> Sealed for Arc<Token<T, D>> {}
}

/// A tool that deploys templates: `cloudformation::CloudFormation` or `terraform::Terraform`.
pub trait Tool: tool::Sealed + Copy + fmt::Debug + 'static {
    /// What stands in a template for a value.
    type Expression: Clone + PartialEq + fmt::Debug;

    /// The expression of a text, so that IAM reads it as it is.
    #[doc(hidden)]
    fn escaped(expression: &Self::Expression, is_pattern: bool) -> Self::Expression;
}

/// A `T` that is known only when a template of a tool is deployed.
///
/// It is made by what has such a value, such as `cloudformation::UserPool`, and serialises as what the tool
/// takes.
#[derive(Clone, PartialEq)]
pub struct Token<T, D: Tool> {
    whole: D::Expression,
    region: Option<D::Expression>,
    partition: Option<D::Expression>,
    of: PhantomData<fn() -> T>,
}

impl<T, D: Tool> Token<T, D> {
    /// Of what says where it is too: its region, if that is something else, and its partition.
    pub(crate) const fn new(
        whole: D::Expression,
        region: Option<D::Expression>,
        partition: Option<D::Expression>,
    ) -> Self {
        Self { whole, region, partition, of: PhantomData }
    }

    pub(crate) const fn whole(&self) -> &D::Expression {
        &self.whole
    }

    fn part(&self, part: Part) -> &D::Expression {
        let part = match part {
            Part::Whole | Part::List => None,
            Part::Region => self.region.as_ref(),
            Part::Partition => self.partition.as_ref(),
        };
        part.unwrap_or(&self.whole)
    }
}

impl<T, D: Tool> fmt::Debug for Token<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({:?})", self.whole)
    }
}

impl<T, D: Tool> Sealed for Token<T, D> {}

/// What tokens can stand for, and what ends the region that a value starts with.
pub trait Deployed {
    #[doc(hidden)]
    const REGION_BEFORE: Option<char>;
}

impl Deployed for Arn {
    const REGION_BEFORE: Option<char> = None;
}

impl Deployed for String {
    const REGION_BEFORE: Option<char> = None;
}

/// What fills a `T` in a resource: a `T`, a token for one, and whatever borrows either.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a resource: a value or a token of type `{T}` is wanted",
    label = "this is `{Self}`",
    note = "a text is parsed first: `let value: {T} = text.parse()?;`"
)]
pub trait TemplateValue<T, D: Tool>: Sealed {
    #[doc(hidden)]
    fn put(&self, part: Part, document: &mut Document<D>);
}

impl<T, D: Tool> TemplateValue<T, D> for Token<T, D> {
    fn put(&self, part: Part, document: &mut Document<D>) {
        document.token(self.part(part).clone());
    }
}

/// Lets a type of `value.rs` stand in the resources of templates.
macro_rules! let_stand {
    ($type:ident $($part:ident)* $(, $region_before:expr)?) => {
        impl $crate::template::Deployed for $type {
            const REGION_BEFORE: Option<char> = {
                let none: Option<char> = None;
                $(let none = { let _ = none; $region_before };)?
                none
            };
        }

        impl<D: $crate::template::Tool> $crate::template::TemplateValue<$type, D> for $type {
            fn put(
                &self,
                part: cognito_perms_spec::hole::Part,
                document: &mut $crate::template::Document<D>,
            ) {
                document.text(match part {
                    $($crate::template::let_stand!(@part $part) => self.$part().as_str(),)*
                    _ => self.as_str(),
                });
            }
        }
    };
    (@part region) => { cognito_perms_spec::hole::Part::Region };
    (@part partition) => { cognito_perms_spec::hole::Part::Partition };
}
pub(crate) use let_stand;

/// What operators of texts compare: what they compare in [`policy!`](crate::policy!), and tokens.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared as a text",
    label = "this is `{Self}`",
    note = "texts, integers, booleans, ids and tokens of the same tool can; a list is written `[..values]`"
)]
pub trait TemplateString<D: Tool>: text::Sealed {
    #[doc(hidden)]
    fn put_text(&self, is_pattern: bool, document: &mut Document<D>);
}

#[diagnostic::do_not_recommend]
impl<V: run_time::StringValue + ?Sized, D: Tool> TemplateString<D> for V {
    fn put_text(&self, is_pattern: bool, document: &mut Document<D>) {
        document.known.string(self, is_pattern);
    }
}

impl<T, D: Tool> TemplateString<D> for Token<T, D> {
    fn put_text(&self, is_pattern: bool, document: &mut Document<D>) {
        document.token(D::escaped(&self.whole, is_pattern));
    }
}

/// What operators of ARNs compare: an ARN, or a token for one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared as an ARN",
    label = "this is `{Self}`",
    note = "a `cognito_perms::Arn` can, and a token of the same tool for an ARN"
)]
pub trait TemplateArn<D: Tool>: Sealed {
    #[doc(hidden)]
    fn put_arn(&self, document: &mut Document<D>);
}

#[diagnostic::do_not_recommend]
impl<V: run_time::ArnValue, D: Tool> TemplateArn<D> for V {
    fn put_arn(&self, document: &mut Document<D>) {
        document.known.arn(self);
    }
}

impl<T: run_time::ArnValue, D: Tool> TemplateArn<D> for Token<T, D> {
    fn put_arn(&self, document: &mut Document<D>) {
        document.token(self.whole.clone());
    }
}

/// Whatever points at a value is one.
macro_rules! point_at_values {
    ($($pointer:ident),+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T, D: Tool, V: TemplateValue<T, D>> TemplateValue<T, D> for $pointer<V> {
                fn put(&self, part: Part, document: &mut Document<D>) {
                    (**self).put(part, document);
                }
            }
        )+
    };
}

point_at_values!(Box, Rc, Arc);

#[diagnostic::do_not_recommend]
impl<T, D: Tool, V: TemplateValue<T, D>> TemplateValue<T, D> for &V {
    fn put(&self, part: Part, document: &mut Document<D>) {
        (**self).put(part, document);
    }
}

/// Whatever points at a token is compared as one.
macro_rules! point_at_tokens {
    ($($pointer:ty),+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T, D: Tool> TemplateString<D> for $pointer {
                fn put_text(&self, is_pattern: bool, document: &mut Document<D>) {
                    (**self).put_text(is_pattern, document);
                }
            }

            #[diagnostic::do_not_recommend]
            impl<T: run_time::ArnValue, D: Tool> TemplateArn<D> for $pointer {
                fn put_arn(&self, document: &mut Document<D>) {
                    (**self).put_arn(document);
                }
            }
        )+
    };
}

point_at_tokens!(&Token<T, D>, &&Token<T, D>, Box<Token<T, D>>, Rc<Token<T, D>>, Arc<Token<T, D>>);

/// A document while it is put together.
#[doc(hidden)]
pub struct Document<D: Tool> {
    known: run_time::Document,
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
    fn token(&mut self, expression: D::Expression) {
        self.text(&hole::mark(0, Part::Whole));
        self.expressions.push(expression);
    }

    /// A part of the document, as it stands.
    pub fn text(&mut self, text: &str) {
        self.known.text(text);
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
        list(self, Self::text, values, NEVER, |document, value| {
            value.put_text(is_pattern, document)
        });
    }

    /// An ARN.
    pub fn arn<V: TemplateArn<D>>(&mut self, value: &V) {
        value.put_arn(self);
    }

    /// ARNs.
    pub fn arns<V: TemplateArn<D>>(&mut self, values: &[V]) {
        list(self, Self::text, values, NEVER_AN_ARN, |document, value| value.put_arn(document));
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

    /// The document, and each of its JSON strings that holds tokens by `write`.
    pub(crate) fn render(&self, mut write: impl FnMut(&mut String, Written<'_, D>)) -> String {
        let mut out = String::with_capacity(self.document.len());
        let mut expressions = self.expressions.iter();
        let mut rest = &*self.document;
        while let Some((before, behind)) = rest.split_once('"') {
            write(&mut out, Written::Outside(before));
            let end = end_of_string(behind);
            let (inside, next) = behind.split_at(end);
            let pieces = hole::split(inside).into_iter().map(|piece| match piece {
                Piece::Text(text) => Some(Segment::Text(text)),
                Piece::Hole(..) => expressions.next().map(Segment::Token),
            });
            write(&mut out, Written::String(&pieces.flatten().collect::<Vec<_>>()));
            rest = next.get(1..).unwrap_or_default();
        }
        write(&mut out, Written::Outside(rest));
        out
    }
}

/// A part of a document.
pub(crate) enum Written<'w, D: Tool> {
    /// What stands between JSON strings.
    Outside(&'w str),
    /// The inside of a JSON string, with its escapes.
    String(&'w [Segment<'w, D>]),
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
        let shown = self.render(|out, written| match written {
            Written::Outside(text) => *out += text,
            Written::String(segments) => {
                out.push('"');
                for segment in segments {
                    match segment {
                        Segment::Text(text) => *out += text,
                        Segment::Token(expression) => *out += &format!("<{expression:?}>"),
                    }
                }
                out.push('"');
            }
        });
        write!(f, "Policy({shown})")
    }
}
