//! A document with tokens in, the document in the format of a tool out.

use super::tool::Tool;
use crate::policy::Policy;
use cognito_perms_spec::facts::catalog::Quota;
use std::borrow::Cow;
use std::fmt;

/// A policy for the templates of a tool, checked like every policy.
///
/// It is created by `cloudformation::policy!` and `terraform::policy!`, and serializes as the policy document that the tool
/// expects. It cannot be sent to IAM directly, because it can contain tokens.
#[derive(Clone, PartialEq)]
pub struct TemplatePolicy<D: Tool> {
    /// The document without the tokens.
    text: Cow<'static, str>,
    /// Each token, with its byte position in the text, in ascending order. All are inside JSON strings.
    tokens: Vec<(usize, D::Expression)>,
}

impl<D: Tool> TemplatePolicy<D> {
    /// Creates the policy that the macros built.
    pub(super) const fn of(text: String, tokens: Vec<(usize, D::Expression)>) -> Self {
        Self { text: Cow::Owned(text), tokens }
    }

    /// Wraps a document that has been checked.
    pub(crate) const fn of_document(text: Cow<'static, str>) -> Self {
        Self { text, tokens: Vec::new() }
    }

    /// Creates a policy without checking it; only for expansions of the macros.
    #[doc(hidden)]
    #[must_use]
    pub const fn __checked(document: &'static str) -> Self {
        Self { text: Cow::Borrowed(document), tokens: Vec::new() }
    }

    /// Returns the size in characters, as IAM counts it, without the values of tokens. The deployed policy is at least this
    /// large.
    ///
    /// A literal is checked against its quota at compile time, but runtime values can make it larger than expected.
    #[must_use]
    pub fn size(&self) -> usize {
        self.text.chars().count()
    }

    /// Returns `true` if the policy without the values of its tokens is not larger than a quota; see [`size`](Self::size).
    #[must_use]
    pub fn fits(&self, quota: Quota) -> bool {
        self.size() <= quota.characters()
    }

    /// Returns the document, with each of its JSON strings written by `write`, which receives the contents with their escapes.
    pub(crate) fn render(&self, mut write: impl FnMut(&mut String, &[Segment<'_, D>])) -> String {
        let mut out = String::with_capacity(self.text.len());
        let (mut tokens, mut end) = (self.tokens.as_slice(), 0);
        while let Some((before, string)) = self.text.get(end..).and_then(|it| it.split_once('"')) {
            out += before;
            let start = end + before.len() + 1;
            end = start + end_of_string(string);
            let (own, later) = tokens.split_at(tokens.partition_point(|(at, _)| *at <= end));
            write(&mut out, &self.segments(start, end, own));
            (tokens, end) = (later, end + 1);
        }
        out + self.text.get(end..).unwrap_or_default()
    }

    /// Returns the contents of the string between two bytes of the text, with the tokens in it.
    fn segments<'w>(
        &'w self,
        start: usize,
        end: usize,
        tokens: &'w [(usize, D::Expression)],
    ) -> Vec<Segment<'w, D>> {
        let text = |from: usize, to: usize| {
            self.text.get(from..to).filter(|it| !it.is_empty()).map(Segment::Text)
        };
        let (mut segments, mut from) = (Vec::with_capacity(2 * tokens.len() + 1), start);
        for (at, expression) in tokens {
            segments.extend(text(from, *at));
            segments.push(Segment::Token(expression));
            from = *at;
        }
        segments.extend(text(from, end));
        segments
    }
}

/// A piece of a JSON string.
pub(crate) enum Segment<'w, D: Tool> {
    Text(&'w str),
    Token(&'w D::Expression),
}

/// Returns the length of a JSON string, given the text after its opening quote.
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
        Self { text: policy.into(), tokens: Vec::new() }
    }
}

/// Writes the document, with each token in its `Debug` format.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::{Expression, Terraform};

    #[test]
    fn tokens_are_where_they_were_put() {
        let text = "{\"a\":\"\",\"b\":[\"é\\\"\u{f0000}\",\"c\"]}";
        let tokens = [(6, "x"), (6, "y"), (14, "start"), (16, "middle"), (22, "end")];
        let tokens = tokens.map(|(at, name)| (at, Expression::Name(name.into())));
        let policy = TemplatePolicy::<Terraform>::of(text.to_owned(), tokens.into());
        assert_eq!(
            policy.to_string(),
            "{\"a\":\"${x}${y}\",\"b\":[\"${start}é${middle}\\\"\u{f0000}${end}\",\"c\"]}"
        );
        assert_eq!(policy.size(), text.chars().count());
    }
}
