//! The rules: their names, their levels, and what they are about, which the build script reads from their pages.

use std::fmt;

/// How much breaking a [`Rule`] weighs.
///
/// ```
/// use cognito_perms::{Level, Rule};
///
/// assert_eq!(Rule::InvalidAction.level(), Level::Error);
/// assert_eq!(Rule::NoEffectAction.level(), Level::Warn);
/// assert!(Level::Warn < Level::Deny);
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is said.
    Allow,
    /// The policy is valid, but probably not what its author meant.
    Warn,
    /// The policy is rejected, unless the author sets the rule to another level.
    Deny,
    /// The policy is rejected.
    Error,
}

impl Level {
    /// Whether there is no policy.
    #[must_use]
    pub const fn is_error(self) -> bool {
        matches!(self, Self::Deny | Self::Error)
    }

    /// The name in `#![…]` and `#[…]`; an error has none that can be written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What the page of a rule says, in the order of the enum: a table is compiled faster than a `match`.
struct Entry {
    name: &'static str,
    level: Level,
    explanation: &'static str,
    is_of_access_analyzer: bool,
    is_of_facts: bool,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Rule {
    /// The name, in snake case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        TABLE[self as usize].name
    }

    /// How much breaking it weighs, unless the author sets it to another level.
    #[must_use]
    pub const fn level(self) -> Level {
        TABLE[self as usize].level
    }

    /// Whether it follows from what AWS's pages say fits together, in which there are mistakes.
    ///
    /// Where nobody compared a service's pages with policies that work, breaking it is a warning, whose level
    /// can be set.
    #[must_use]
    pub const fn is_of_facts(self) -> bool {
        TABLE[self as usize].is_of_facts
    }

    /// What is wrong if it is broken, in a sentence or two.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        TABLE[self as usize].explanation
    }

    /// Whether IAM Access Analyzer has it too, under the same name in upper case.
    #[must_use]
    pub const fn is_of_access_analyzer(self) -> bool {
        TABLE[self as usize].is_of_access_analyzer
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
