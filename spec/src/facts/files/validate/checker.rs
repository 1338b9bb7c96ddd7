//! What is known while catalogue files are checked: the problems so far, and the names that are taken.

use super::items::{self, Items};
use crate::facts::files::source::{Problem, SourceMap};
use std::collections::HashMap;
use toml::Spanned;

/// Checks the files, and keeps what is wrong.
pub(super) struct Checker<'s> {
    map: &'s SourceMap<'s>,
    pub(super) problems: Vec<Problem>,
    /// The modules of services.
    pub(super) modules: Items,
    /// The condition keys of editors, by what is before their colon.
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

    /// The path of the file that something is in.
    pub(super) fn path<T>(&self, place: &Spanned<T>) -> &'s str {
        self.map.path(&place.span())
    }

    /// Declares the item that a name becomes; returns whether the generated code can have it. Otherwise, the problem was
    /// reported.
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

    /// What has to be given; otherwise, that was reported.
    pub(super) fn given<'v, T>(
        &mut self,
        value: Option<&'v T>,
        of: &Spanned<String>,
        what: &str,
    ) -> Option<&'v T> {
        if value.is_none() {
            let sentence = format!("`{}` has no `{what}`", of.get_ref());
            self.report(of, sentence);
        }
        value
    }
}
