//! What is known while catalogue files are checked: the problems so far, and the names that are taken.

use super::items::{self, Items};
use crate::source::{Problem, Source};
use std::collections::HashMap;
use toml::Spanned;

/// Checks the files, and keeps what is wrong.
pub(super) struct Checker {
    pub(super) problems: Vec<Problem>,
    /// The modules of services.
    pub(super) modules: Items,
    /// The condition keys of editors, by what is before their colon.
    pub(super) keys: HashMap<String, Items>,
}

impl Checker {
    pub(super) fn new() -> Self {
        Self { problems: Vec::new(), modules: Items::next_to(items::MODULES), keys: HashMap::new() }
    }

    pub(super) fn report<T>(
        &mut self,
        source: &Source,
        place: &Spanned<T>,
        sentence: impl Into<String>,
    ) {
        self.problems.push(source.problem(place.span(), sentence));
    }
}
