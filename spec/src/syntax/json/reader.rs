//! The values of a document: where they are, what they are, and how one that has the wrong type is reported.

use super::fault::{ReadFault, ReadFaultKind, TypeFault};
use crate::text::list::Seen;
use crate::text::{Span, Spanned, Text, Words, words};
use nojson::{JsonValueKind, RawJsonValue};
use std::borrow::Cow;

/// The most bytes that are read. No policy comes near: IAM's largest quota is 10,240 characters.
pub const LARGEST: usize = 1 << 20;

/// A value of the document.
pub(super) type Json<'t, 'r> = RawJsonValue<'t, 'r>;

/// The name of a member and its value.
pub(super) type Member<'t, 'r> = (Text<'t>, Json<'t, 'r>);

/// What was found while a document is read.
pub(super) struct Reader {
    /// Where the JSON text starts in the document.
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

    /// The bracket that opens a value: the place of what is missing in it.
    pub(super) fn opening(&self, value: Json<'_, '_>) -> Span {
        let start = self.base + value.position();
        Span::new(start, start + 1)
    }

    pub(super) fn report(&mut self, span: Span, kind: ReadFaultKind) {
        self.faults.push(ReadFault { span, kind });
    }

    /// What is wrong with a text that is not JSON, or not what IAM reads of it.
    pub(super) fn not_json(
        &mut self,
        span: Span,
        message: impl Into<Words>,
        help: impl Into<Words>,
    ) {
        let (message, help) = (message.into(), Some(help.into()));
        self.report(span, ReadFaultKind::Json { message, help, is_superfluous: false });
    }

    /// A value of another type than the element takes.
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
        // What refuses a value of another kind writes a message about it.
        if value.kind() != JsonValueKind::String {
            return None;
        }
        Some(Spanned::new(value.to_unquoted_string_str().ok()?, self.span(value)))
    }

    /// A part of a text, with its own place where the text is written without escapes.
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

    /// A text, or a list of texts; with it whether it was nothing else.
    pub(super) fn texts<'t>(
        &mut self,
        value: Json<'t, '_>,
        element: &str,
    ) -> (Vec<Text<'t>>, bool) {
        if let Some(text) = self.text(value) {
            return (vec![text], true);
        }
        let Some(items) = items(value) else {
            let help = mend(value, "name one or several, each in quotes");
            self.mismatch(value, element, "a text or a list of texts", help);
            return (Vec::new(), false);
        };
        let (mut texts, mut is_right) = (Vec::new(), true);
        for item in items {
            match self.text(item) {
                Some(text) => texts.push(text),
                None => {
                    is_right = false;
                    let help = mend(item, "leave it out");
                    let element = element.to_owned();
                    let fault = TypeFault::Item { element, found: kind(item), help };
                    self.report(self.span(item), ReadFaultKind::Type(fault));
                }
            }
        }
        (texts, is_right)
    }

    /// The members of an object.
    pub(super) fn members<'t, 'r>(&self, value: Json<'t, 'r>) -> Option<Vec<Member<'t, 'r>>> {
        let members = members(value)?;
        let named = members.filter_map(|(name, value)| Some((self.text(name)?, value)));
        Some(named.collect())
    }

    /// Reports members of the same name: IAM refuses the document. Whether there are none.
    pub(super) fn distinct(&mut self, members: &[Member<'_, '_>], help: &'static str) -> bool {
        // Most objects have a few members: these are compared faster than hashed.
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
                let message = words!("`{name}` stands twice in this object", name = &name.value);
                self.not_json(name.span, message, help);
            }
        }
        are_distinct
    }
}

/// What is to be done about a member that stands twice.
pub(super) const TWICE: &str = "IAM refuses it, and other readers keep one of them: leave one out";

/// What makes a text of a value that is none, if anything does.
pub(super) fn mend(value: Json<'_, '_>, otherwise: &'static str) -> &'static str {
    match value.kind() {
        JsonValueKind::Boolean | JsonValueKind::Integer | JsonValueKind::Float => {
            "write it in quotes"
        }
        JsonValueKind::Object => "a text is asked: what a template fills in is not known yet",
        _ => otherwise,
    }
}

/// The items of a list; `None` of anything else, without the message that the library would write about it.
pub(super) fn items<'t, 'r>(value: Json<'t, 'r>) -> Option<impl Iterator<Item = Json<'t, 'r>>> {
    let is_list = value.kind() == JsonValueKind::Array;
    is_list.then(|| value.to_array().ok()).flatten()
}

/// The members of an object, likewise.
pub(super) fn members<'t, 'r>(
    value: Json<'t, 'r>,
) -> Option<impl Iterator<Item = (Json<'t, 'r>, Json<'t, 'r>)>> {
    let is_object = value.kind() == JsonValueKind::Object;
    is_object.then(|| value.to_object().ok()).flatten()
}

/// What a value is, in words.
pub(super) fn kind(value: Json<'_, '_>) -> &'static str {
    match value.kind() {
        JsonValueKind::Null => "`null`",
        JsonValueKind::Boolean => "a boolean",
        JsonValueKind::Integer | JsonValueKind::Float => "a number",
        JsonValueKind::String => "a text",
        JsonValueKind::Array => "a list",
        JsonValueKind::Object => "an object",
    }
}
