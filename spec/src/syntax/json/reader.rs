//! Reads the values of a document: their spans and their types. Reports those that have the wrong type.

use super::fault::{ReadFault, ReadFaultKind, TypeFault};
use crate::text::list::Seen;
use crate::text::{Span, Spanned, Text, Words, words};
use nojson::{JsonValueKind, RawJsonValue};
use std::borrow::Cow;

/// The maximum number of bytes to read. No policy comes close: IAM's largest quota is 10,240 characters.
pub const LARGEST: usize = 1 << 20;

/// A value of the document.
pub(super) type Json<'t, 'r> = RawJsonValue<'t, 'r>;

/// The name of a member and its value.
pub(super) type Member<'t, 'r> = (Text<'t>, Json<'t, 'r>);

/// The state of reading a document.
pub(super) struct Reader {
    /// The offset of the JSON text in the document.
    pub(super) base: usize,
    pub(super) faults: Vec<ReadFault>,
    pub(super) is_policy: bool,
}

impl Reader {
    pub(super) const fn new() -> Self {
        Self { base: 0, faults: Vec::new(), is_policy: true }
    }

    pub(super) fn span(&self, value: Json<'_, '_>) -> Span {
        let start = self.base + value.position();
        Span::new(start, start + value.as_raw_str().len())
    }

    /// Returns the span of the bracket that opens a value, which is where missing parts are reported.
    pub(super) fn opening(&self, value: Json<'_, '_>) -> Span {
        let start = self.base + value.position();
        Span::new(start, start + 1)
    }

    pub(super) fn report(&mut self, span: Span, kind: ReadFaultKind) {
        self.faults.push(ReadFault { span, kind });
    }

    /// Reports text that is not JSON, or JSON that IAM does not accept.
    pub(super) fn not_json(
        &mut self,
        span: Span,
        message: impl Into<Words>,
        help: impl Into<Words>,
    ) {
        let (message, help) = (message.into(), Some(help.into()));
        self.report(span, ReadFaultKind::Json { message, help, is_superfluous: false });
    }

    /// Reports a value whose type does not match its element.
    pub(super) fn mismatch(
        &mut self,
        value: Json<'_, '_>,
        element: &str,
        wanted: &'static str,
        help: &'static str,
    ) {
        let (element, found) = (element.to_owned(), kind(value));
        let fault = TypeFault::Element { element, wanted, found, help };
        self.report(self.span(value), ReadFaultKind::Type(fault));
    }

    pub(super) fn text<'t>(&self, value: Json<'t, '_>) -> Option<Text<'t>> {
        // `to_unquoted_string_str` formats an error message for other types, which costs time.
        if value.kind() != JsonValueKind::String {
            return None;
        }
        Some(Spanned::new(value.to_unquoted_string_str().ok()?, self.span(value)))
    }

    /// Returns a part of a string, with its own span if the string is written without escapes.
    pub(super) fn part<'t>(&self, text: &Text<'t>, start: usize, end: usize) -> Text<'t> {
        let part = match &text.value {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(start..end).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(text.get(start..end).unwrap_or_default().to_owned()),
        };
        let is_plain = matches!(text.value, Cow::Borrowed(_));
        let inside = text.span.start + 1;
        let span = if is_plain { Span::new(inside + start, inside + end) } else { text.span };
        Spanned::new(part, span)
    }

    /// Returns the strings of a string or a list of strings, and whether it contains nothing else.
    pub(super) fn texts<'t>(
        &mut self,
        value: Json<'t, '_>,
        element: &str,
    ) -> (Vec<Text<'t>>, bool) {
        if let Some(text) = self.text(value) {
            return (vec![text], true);
        }
        let Some(items) = items(value) else {
            let help = how_to_quote(value, "write one or more strings, each in quotes");
            self.mismatch(value, element, "a string or a list of strings", help);
            return (Vec::new(), false);
        };
        let (mut texts, mut is_right) = (Vec::new(), true);
        for item in items {
            match self.text(item) {
                Some(text) => texts.push(text),
                None => {
                    is_right = false;
                    let help = how_to_quote(item, "remove it");
                    let element = element.to_owned();
                    let fault = TypeFault::Item { element, found: kind(item), help };
                    self.report(self.span(item), ReadFaultKind::Type(fault));
                }
            }
        }
        (texts, is_right)
    }

    /// Returns the members of an object.
    pub(super) fn members<'t, 'r>(&self, value: Json<'t, 'r>) -> Option<Vec<Member<'t, 'r>>> {
        let members = members(value)?;
        let named = members.filter_map(|(name, value)| Some((self.text(name)?, value)));
        Some(named.collect())
    }

    /// Reports members with the same name, because IAM rejects the document. Returns whether there are none.
    pub(super) fn distinct(&mut self, members: &[Member<'_, '_>], help: &'static str) -> bool {
        // Most objects have few members, which are faster to compare than to hash.
        let mut seen = Seen::default();
        let mut are_distinct = true;
        for (index, (name, _)) in members.iter().enumerate() {
            let is_twice = match members.get(..index) {
                Some(before) if members.len() < 16 => {
                    before.iter().any(|(it, _)| it.value == name.value)
                }
                _ => seen.first(Cow::Borrowed(&*name.value), index).is_some(),
            };
            if is_twice {
                are_distinct = false;
                let message = words!("duplicate key `{name}` in this object", name = &name.value);
                self.not_json(name.span, message, help);
            }
        }
        are_distinct
    }
}

/// How to fix a repeated member.
pub(super) const TWICE: &str =
    "remove one of them: IAM rejects duplicates, and other parsers keep only one";

/// Returns how to turn a value into a string, if that is possible.
pub(super) fn how_to_quote(value: Json<'_, '_>, otherwise: &'static str) -> &'static str {
    match value.kind() {
        JsonValueKind::Boolean | JsonValueKind::Integer | JsonValueKind::Float => {
            "write it in quotes"
        }
        JsonValueKind::Object => {
            "write a string: a value that a template fills in cannot be checked"
        }
        _ => otherwise,
    }
}

/// Returns the items of a list; `None` for anything else, without the error message that the library would format.
pub(super) fn items<'t, 'r>(value: Json<'t, 'r>) -> Option<impl Iterator<Item = Json<'t, 'r>>> {
    let is_list = value.kind() == JsonValueKind::Array;
    is_list.then(|| value.to_array().ok()).flatten()
}

/// Returns the members of an object; `None` for anything else, without the error message that the library would
/// format.
pub(super) fn members<'t, 'r>(
    value: Json<'t, 'r>,
) -> Option<impl Iterator<Item = (Json<'t, 'r>, Json<'t, 'r>)>> {
    let is_object = value.kind() == JsonValueKind::Object;
    is_object.then(|| value.to_object().ok()).flatten()
}

/// Returns the type of a value in words.
pub(super) fn kind(value: Json<'_, '_>) -> &'static str {
    match value.kind() {
        JsonValueKind::Null => "`null`",
        JsonValueKind::Boolean => "a boolean",
        JsonValueKind::Integer | JsonValueKind::Float => "a number",
        JsonValueKind::String => "a string",
        JsonValueKind::Array => "a list",
        JsonValueKind::Object => "an object",
    }
}
