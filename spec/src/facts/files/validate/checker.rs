//! The state of a check of catalog files: the problems found so far, and the names that are taken.

use super::items::{self, Items};
use crate::facts::files::source::{Problem, SourceMap};
use std::collections::HashMap;
use toml::Spanned;

/// Checks the files, and collects problems.
pub(super) struct Checker<'s> {
    map: &'s SourceMap<'s>,
    pub(super) problems: Vec<Problem>,
    /// The modules generated for services.
    pub(super) modules: Items,
    /// The condition keys that editors offer, by namespace.
    pub(super) keys: HashMap<String, Items>,
}

impl<'s> Checker<'s> {
    pub(super) fn new(map: &'s SourceMap<'s>) -> Self {
        Self {
            map,
            problems: Vec::new(),
            modules: Items::next_to(items::MODULES),
            keys: HashMap::new(),
        }
    }

    pub(super) fn report<T>(&mut self, place: &Spanned<T>, sentence: impl Into<String>) {
        self.problems.push(self.map.problem(&place.span(), sentence));
    }

    /// Returns the path of the file that contains `place`.
    pub(super) fn path<T>(&self, place: &Spanned<T>) -> &'s str {
        self.map.path(&place.span())
    }

    /// Declares the item that a name becomes. Returns whether the generated code can have this item; if not,
    /// the problem is reported.
    pub(super) fn declare(
        &mut self,
        items: &mut Items,
        name: &Spanned<String>,
        item: &str,
    ) -> bool {
        let sentence = items.declare(name.get_ref(), item);
        let is_declared = sentence.is_none();
        if let Some(sentence) = sentence {
            self.report(name, sentence);
        }
        is_declared
    }

    /// Returns a value that is required here, or reports that it is missing.
    pub(super) fn given<'v, T>(
        &mut self,
        value: Option<&'v T>,
        of: &Spanned<String>,
        what: &str,
    ) -> Option<&'v T> {
        if value.is_none() {
            let sentence = format!("missing `{what}` in `{}`", of.get_ref());
            self.report(of, sentence);
        }
        value
    }
}
