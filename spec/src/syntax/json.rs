//! Bytes in, the tree of a policy and what is wrong with its structure out. It never gives up: what is no
//! policy element is reported, and reading goes on behind it.
//!
//! All of IAM's freedom is taken: a single statement or a list, a text or a list, booleans and numbers
//! quoted or not, elements in any order, either version.
//!
//! ```text
//! document.rs   Version, Statement
//! statement.rs  Sid, Effect, Action, Resource, Condition
//! syntax.rs     encodings, and what is no JSON
//! ```

mod document;
mod statement;
mod syntax;

use crate::facts::catalog::{self, Service};
use crate::syntax::characters::can_stand;
use crate::syntax::tree::{Policy, Settings};
use crate::text::{Finding, Rule, Span, Spanned, Text};
use crate::write::escape::guarded;
use nojson::{JsonValueKind, RawJsonValue};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Read};

/// The most bytes that are read. No policy comes near: IAM's largest quota is 10,240 characters.
pub const LARGEST: usize = 1 << 20;

/// A document that was read.
#[derive(Debug)]
pub struct Document<'a> {
    /// The tree, as far as it could be read. Its spans count bytes.
    pub policy: Policy<'a>,
    /// What is wrong with the structure.
    pub findings: Vec<Finding>,
    /// How many actions belong to services without a catalogue, and so are not checked.
    pub unchecked_actions: usize,
    /// It looks like a policy.
    pub is_policy: bool,
}

/// Reads a document.
///
/// `unchecked` are names of actions and condition keys, and ARNs, that pass though the catalogue does not know
/// them: it can be older than AWS.
#[must_use]
pub fn read<'t>(bytes: &'t [u8], settings: Settings<'t>, unchecked: &[String]) -> Document<'t> {
    let mut reader = Reader {
        base: 0,
        unchecked,
        findings: Vec::new(),
        unchecked_actions: 0,
        is_policy: true,
        prefix: Prefix::default(),
    };
    let policy = syntax::parse(bytes, settings, &mut reader);
    let Reader { findings, unchecked_actions, is_policy, .. } = reader;
    Document { policy, findings, unchecked_actions, is_policy }
}

/// Loads a document, and no more of it than [`read`] looks at.
///
/// # Errors
///
/// Those of the source.
pub fn load(source: impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(LARGEST as u64 + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// A value of the document.
type Json<'t, 'r> = RawJsonValue<'t, 'r>;

/// The name of a member and its value.
type Member<'t, 'r> = (Text<'t>, Json<'t, 'r>);

struct Reader<'o> {
    /// Where the JSON text starts in the document.
    base: usize,
    unchecked: &'o [String],
    findings: Vec<Finding>,
    unchecked_actions: usize,
    is_policy: bool,
    /// The service prefix that was looked up last: in a list of actions many have the same.
    prefix: Prefix,
}

/// What is known of a service prefix.
#[derive(Default)]
struct Prefix {
    written: String,
    /// Its catalogue, if there is one.
    service: Option<&'static Service>,
    /// It is one of AWS, and has no catalogue.
    is_uncatalogued: bool,
}

impl Reader<'_> {
    fn span(&self, value: Json<'_, '_>) -> Span {
        let start = self.base + value.position();
        Span::new(start, start + value.as_raw_str().len())
    }

    /// The bracket that opens a value: the place of what is missing in it.
    fn opening(&self, value: Json<'_, '_>) -> Span {
        let start = self.base + value.position();
        Span::new(start, start + 1)
    }

    fn report(&mut self, rule: Rule, span: Span, message: impl Into<String>, help: &str) {
        self.findings.push(Finding::new(rule, span, message).help(help));
    }

    /// A value of another type than the element takes.
    fn mismatch(&mut self, value: Json<'_, '_>, element: &str, wanted: &str, help: &str) {
        let message = format!("`{element}` is {wanted}, and this is {}", kind(value));
        self.report(Rule::DataTypeMismatch, self.span(value), message, help);
    }

    /// Looks up a service prefix.
    fn prefix(&mut self, written: &str) -> &Prefix {
        if self.prefix.written != written {
            let service = catalog::service(written);
            let is_uncatalogued = service.is_none() && catalog::is_service_prefix(written);
            self.prefix = Prefix { written: written.to_owned(), service, is_uncatalogued };
        }
        &self.prefix
    }

    /// Whether the author lets a text pass.
    fn passes(&self, text: &str) -> bool {
        self.unchecked.iter().any(|it| it.eq_ignore_ascii_case(text))
    }

    fn text<'t>(&self, value: Json<'t, '_>) -> Option<Text<'t>> {
        // What refuses a value of another kind writes a message about it.
        if value.kind() != JsonValueKind::String {
            return None;
        }
        let text = match value.to_unquoted_string_str().ok()? {
            Cow::Borrowed(text) => Cow::Borrowed(text),
            // A character that is not written as an escape is refused by the rules.
            escaped if value.as_raw_str().chars().all(can_stand) => guarded(escaped),
            other => other,
        };
        Some(Spanned::new(text, self.span(value)))
    }

    /// A part of a text, with its own place where the text is written without escapes.
    fn part<'t>(&self, text: &Text<'t>, start: usize, end: usize) -> Text<'t> {
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
    fn texts<'t>(&mut self, value: Json<'t, '_>, element: &str) -> (Vec<Text<'t>>, bool) {
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
                    let each = format!("each item of `{element}`");
                    let message = format!("{each} is a text, and this is {}", kind(item));
                    let help = mend(item, "leave it out");
                    self.report(Rule::DataTypeMismatch, self.span(item), message, help);
                }
            }
        }
        (texts, is_right)
    }

    /// The members of an object.
    fn members<'t, 'r>(&self, value: Json<'t, 'r>) -> Option<Vec<Member<'t, 'r>>> {
        let members = members(value)?;
        let named = members.filter_map(|(name, value)| Some((self.text(name)?, value)));
        Some(named.collect())
    }

    /// Reports members of the same name: IAM refuses the document.
    fn distinct(&mut self, members: &[Member<'_, '_>], help: &str) {
        // Most objects have a few members: these are compared faster than hashed.
        let mut seen = HashSet::new();
        for (index, (name, _)) in members.iter().enumerate() {
            let is_twice = match members.get(..index) {
                Some(before) if members.len() < 16 => {
                    before.iter().any(|(it, _)| it.value == name.value)
                }
                _ => !seen.insert(&*name.value),
            };
            if is_twice {
                let message = format!("`{}` stands twice in this object", name.value);
                self.report(Rule::JsonSyntaxError, name.span, message, help);
            }
        }
    }
}

/// What is to be done about a member that stands twice.
const TWICE: &str = "IAM refuses it, and other readers keep one of them: leave one out";

/// What makes a text of a value that is none, if anything does.
fn mend(value: Json<'_, '_>, otherwise: &'static str) -> &'static str {
    match value.kind() {
        JsonValueKind::Boolean | JsonValueKind::Integer | JsonValueKind::Float => {
            "write it in quotes"
        }
        JsonValueKind::Object => "a text is asked: what a template fills in is not known yet",
        _ => otherwise,
    }
}

/// The items of a list; `None` of anything else, without the message that the library would write about it.
fn items<'t, 'r>(value: Json<'t, 'r>) -> Option<impl Iterator<Item = Json<'t, 'r>>> {
    let is_list = value.kind() == JsonValueKind::Array;
    is_list.then(|| value.to_array().ok()).flatten()
}

/// The members of an object, likewise.
fn members<'t, 'r>(
    value: Json<'t, 'r>,
) -> Option<impl Iterator<Item = (Json<'t, 'r>, Json<'t, 'r>)>> {
    let is_object = value.kind() == JsonValueKind::Object;
    is_object.then(|| value.to_object().ok()).flatten()
}

/// What a value is, in words.
fn kind(value: Json<'_, '_>) -> &'static str {
    match value.kind() {
        JsonValueKind::Null => "`null`",
        JsonValueKind::Boolean => "a boolean",
        JsonValueKind::Integer | JsonValueKind::Float => "a number",
        JsonValueKind::String => "a text",
        JsonValueKind::Array => "a list",
        JsonValueKind::Object => "an object",
    }
}

#[cfg(test)]
mod tests;
