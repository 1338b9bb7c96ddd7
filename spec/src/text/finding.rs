//! What was broken, where, and what would put it right: data, of which `say` makes words.

use super::rule::{Level, Rule};
use super::span::Span;
use super::words::{Argument, Words};
use std::fmt;

/// A rule that was broken, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it weighs here: as the rule says, or as the author does.
    pub level: Level,
    /// The smallest run that is wrong.
    pub span: Span,
    /// What is wrong: lower case, no full stop, the author's text in backticks.
    pub message: Words,
    /// What would put it right, each in the same style.
    pub help: Vec<Words>,
    /// What else it is about.
    pub related: Vec<Related>,
    /// What puts it right, if that is known exactly: all of these together.
    pub edits: Vec<Edit>,
}

/// Another place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is there.
    pub words: Words,
}

/// A change of the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What takes its place.
    pub change: Change,
    /// How sure it is.
    pub applicability: Applicability,
}

/// What takes the place of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something else.
    Write(Argument),
    /// The same with something else in place of a part, which is in it once.
    WriteWithin {
        /// The part.
        part: String,
        /// What takes its place.
        written: Argument,
    },
    /// Nothing.
    Delete,
    /// Nothing: an element of a list is removed, with its comma.
    Remove,
}

/// How sure it is that an edit is what the author wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Applicability {
    /// The policy then gives no more than what is written, or than what can only be meant: IAM reads the same, or refused
    /// it before.
    Safe,
    /// It is a guess at what is meant, or the policy may then give more.
    Unsafe,
}

impl Applicability {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Finding {
    /// A finding without a remedy.
    pub fn new(rule: Rule, span: Span, message: impl Into<Words>) -> Self {
        Self {
            rule,
            level: rule.level(),
            span,
            message: message.into(),
            help: Vec::new(),
            related: Vec::new(),
            edits: Vec::new(),
        }
    }

    /// At most a warning, unless the facts that it follows from are reviewed.
    #[must_use]
    pub fn of_facts(mut self, are_reviewed: bool) -> Self {
        if !are_reviewed && self.level > Level::Warn {
            self.level = Level::Warn;
        }
        self
    }

    /// With one more remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<Words>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With any number of remedies.
    #[must_use]
    pub fn helps<T: Into<Words>>(mut self, help: impl IntoIterator<Item = T>) -> Self {
        self.help.extend(help.into_iter().map(Into::into));
        self
    }

    /// With another place that it is about.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<Words>) -> Self {
        self.related.push(Related { span, words: words.into() });
        self
    }

    /// With something to write in place of a run.
    #[must_use]
    pub fn edit(
        mut self,
        span: Span,
        written: impl Into<Argument>,
        applicability: Applicability,
    ) -> Self {
        self.edits.push(Edit { span, change: Change::Write(written.into()), applicability });
        self
    }

    /// With something to write in place of a part of a run.
    #[must_use]
    pub fn edit_within(
        mut self,
        span: Span,
        part: &str,
        written: impl Into<Argument>,
        applicability: Applicability,
    ) -> Self {
        let change = Change::WriteWithin { part: part.to_owned(), written: written.into() };
        self.edits.push(Edit { span, change, applicability });
        self
    }

    /// With something to write in place of a run, if there is just one thing that can be meant.
    #[must_use]
    pub fn edit_if<T: Into<Argument>>(self, span: Span, written: Option<T>) -> Self {
        match written {
            Some(written) => self.edit(span, written, Applicability::Unsafe),
            None => self,
        }
    }

    /// With a run to delete.
    #[must_use]
    pub fn deletion(mut self, span: Span, applicability: Applicability) -> Self {
        self.edits.push(Edit { span, change: Change::Delete, applicability });
        self
    }

    /// With an element of a list to remove.
    #[must_use]
    pub fn removal(mut self, span: Span, applicability: Applicability) -> Self {
        self.edits.push(Edit { span, change: Change::Remove, applicability });
        self
    }
}
