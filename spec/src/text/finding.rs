//! What was broken, where, and what would put it right.

use super::rule::{Level, Rule};
use super::span::Span;
use crate::text::bytes::is_shown;
use crate::text::shown;
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
    /// What is wrong, in a line: lower case, no full stop, the author's text in backticks.
    pub message: String,
    /// What would put it right, each a line in the same style.
    pub help: Vec<String>,
}

impl Finding {
    /// A finding without a remedy.
    pub fn new(rule: Rule, span: Span, message: impl Into<String>) -> Self {
        Self { rule, level: rule.level(), span, message: plain(message.into()), help: Vec::new() }
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
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(plain(help.into()));
        self
    }

    /// With any number of remedies.
    #[must_use]
    pub fn helps(mut self, help: impl IntoIterator<Item = String>) -> Self {
        self.help.extend(help.into_iter().map(plain));
        self
    }
}

/// The most characters of a message or of a remedy: it does not grow with the author's names.
const LONGEST: usize = 2_000;

/// A text that stays in its line and does nothing to a terminal, whatever the author's names hold.
fn plain(text: String) -> String {
    // Most are; and lints that are allowed write messages too.
    if text.len() <= LONGEST && is_shown(&text) {
        return text;
    }
    let mut text = shown::line(text.into()).into_owned();
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The message, the remedies and the rule, a line each.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        write!(f, "\nrule: {}", self.rule)
    }
}
