//! Findings: what is wrong, where, and how to fix it. All of it is data, which `say` turns into words.

use super::rule::{Level, Rule};
use super::span::Span;
use super::words::{Argument, Words};
use std::fmt;

/// A violation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Its level here, as set by the rule or by the author.
    pub level: Level,
    /// The smallest span that is wrong.
    pub span: Span,
    /// What is wrong: lower case, no full stop, the author's own text in backticks.
    pub message: Words,
    /// Remedies, in the same style.
    pub help: Vec<Words>,
    /// Other places that it is about.
    pub related: Vec<Related>,
    /// The edits that fix it, if they are known exactly; all of them belong together.
    pub edits: Vec<Edit>,
}

/// Another place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Its span.
    pub span: Span,
    /// What is there.
    pub words: Words,
}

/// A change to the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The span to change.
    pub span: Span,
    /// The change.
    pub change: Change,
    /// How certain it is.
    pub applicability: Applicability,
}

/// A change of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Replaces it.
    Write(Argument),
    /// Replaces a part of it, which occurs in it once.
    WriteWithin {
        /// The part.
        part: String,
        /// The replacement.
        written: Argument,
    },
    /// Deletes it.
    Delete,
    /// Removes an element of a list, with its comma.
    Remove,
}

/// How certain it is that an edit is what the author wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Applicability {
    /// The edited policy grants no more than IAM grants for the original. If IAM rejects the original, the
    /// edited policy is the only thing that it can mean.
    Safe,
    /// The edit is a guess, or the policy may grant more afterwards.
    Unsafe,
}

impl Applicability {
    /// Returns the name in reports.
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
    /// Creates a finding without a remedy.
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

    /// Lowers the level to at most a warning, unless the facts that it depends on are reviewed.
    #[must_use]
    pub fn of_facts(self, are_reviewed: bool) -> Self {
        if are_reviewed { self } else { self.at_most(Level::Warn) }
    }

    /// Lowers the level to at most `level`.
    #[must_use]
    pub fn at_most(mut self, level: Level) -> Self {
        self.level = self.level.min(level);
        self
    }

    /// Sets another level than that of the rule: the same fault is worse, or harmless, where this one is.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<Words>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds any number of remedies.
    #[must_use]
    pub fn helps<T: Into<Words>>(mut self, help: impl IntoIterator<Item = T>) -> Self {
        self.help.extend(help.into_iter().map(Into::into));
        self
    }

    /// Adds another place that it is about.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<Words>) -> Self {
        self.related.push(Related { span, words: words.into() });
        self
    }

    /// Adds an edit that replaces a span.
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

    /// Adds an edit that replaces a part of a span.
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

    /// Adds an edit that replaces a span, if there is exactly one possible replacement.
    #[must_use]
    pub fn edit_if<T: Into<Argument>>(self, span: Span, written: Option<T>) -> Self {
        match written {
            Some(written) => self.edit(span, written, Applicability::Unsafe),
            None => self,
        }
    }

    /// Adds an edit that deletes a span.
    #[must_use]
    pub fn deletion(mut self, span: Span, applicability: Applicability) -> Self {
        self.edits.push(Edit { span, change: Change::Delete, applicability });
        self
    }

    /// Adds an edit that removes an element of a list.
    #[must_use]
    pub fn removal(mut self, span: Span, applicability: Applicability) -> Self {
        self.edits.push(Edit { span, change: Change::Remove, applicability });
        self
    }
}
