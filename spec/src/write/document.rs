//! A JSON document with gaps for runtime values.

use super::escape::{Reads, is_plain, push_inside};
use crate::model::runtime::Runtime;

/// A JSON document with gaps for runtime values.
#[derive(Debug, Clone)]
pub struct JsonDocument {
    parts: Vec<JsonPart>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonPart {
    /// Known text.
    Text(String),
    /// A runtime value.
    Runtime(Runtime),
}

impl JsonDocument {
    /// Returns the parts in order.
    #[must_use]
    pub fn parts(&self) -> &[JsonPart] {
        &self.parts
    }

    /// Returns the text, if all of it is known.
    #[must_use]
    pub fn into_text(mut self) -> Option<String> {
        match (self.parts.pop(), self.parts.is_empty()) {
            (Some(JsonPart::Text(text)), true) => Some(text),
            _ => None,
        }
    }

    /// Returns the number of known bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        let mut length = 0;
        for part in &self.parts {
            if let JsonPart::Text(text) = part {
                length += text.len();
            }
        }
        length
    }

    /// Returns the number of known characters.
    #[must_use]
    pub fn characters(&self) -> usize {
        let mut characters = 0;
        for part in &self.parts {
            if let JsonPart::Text(text) = part {
                characters += text.chars().count();
            }
        }
        characters
    }
}

/// Builds a document.
pub(super) struct Writer {
    parts: Vec<JsonPart>,
    text: String,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { parts: Vec::new(), text: String::with_capacity(1_024) }
    }

    /// Appends JSON as it is.
    pub(super) fn push(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Appends the contents of a JSON string, escaping them.
    pub(super) fn push_inside(&mut self, text: &str) {
        // The macro is built without optimization, where eight bytes at a time are no faster.
        if !cfg!(debug_assertions) && is_plain(text) {
            return self.text.push_str(text);
        }
        push_inside(text, Reads::AsWritten, &mut |part| self.text.push_str(part));
    }

    /// Appends a runtime value.
    pub(super) fn gap(&mut self, runtime: Runtime) {
        if !self.text.is_empty() {
            self.parts.push(JsonPart::Text(std::mem::take(&mut self.text)));
        }
        self.parts.push(JsonPart::Runtime(runtime));
    }

    pub(super) fn finish(mut self) -> JsonDocument {
        if !self.text.is_empty() {
            self.parts.push(JsonPart::Text(self.text));
        }
        JsonDocument { parts: self.parts }
    }
}
