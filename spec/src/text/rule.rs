//! The rules: their names, levels and explanations, which the build script reads from their pages.

use std::fmt;

/// The severity of a [`Rule`].
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
    /// Nothing is reported.
    Allow,
    /// The policy is valid, but probably not what its author meant.
    Warn,
    /// The policy is rejected, unless the author sets the rule to another level.
    Deny,
    /// The policy is rejected.
    Error,
}

impl Level {
    /// Checks whether a finding of this level rejects the policy.
    #[must_use]
    pub const fn is_error(self) -> bool {
        matches!(self, Self::Deny | Self::Error)
    }

    /// Returns the name in `#![…]` and `#[…]`; `error` cannot be written there.
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

/// The facts on a rule's page. The table is in the order of the enum, and compiles faster than a `match`.
struct Entry {
    name: &'static str,
    level: Level,
    level_in_documents: Level,
    explanation: &'static str,
    is_of_access_analyzer: bool,
    is_of_facts: bool,
    is_of_claims: bool,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Rule {
    /// Returns the name in snake case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        TABLE[self as usize].name
    }

    /// Returns the level, unless the author sets it to another one.
    #[must_use]
    pub const fn level(self) -> Level {
        TABLE[self as usize].level
    }

    /// Returns the level in a JSON document, unless an option sets it to another one.
    ///
    /// Rules about what could be shorter are off there: a document is often generated, or not the reader's own.
    ///
    /// ```
    /// use cognito_perms::{Level, Rule};
    ///
    /// assert_eq!(Rule::RedundantAction.level(), Level::Warn);
    /// assert_eq!(Rule::RedundantAction.level_in_documents(), Level::Allow);
    /// ```
    #[must_use]
    pub const fn level_in_documents(self) -> Level {
        TABLE[self as usize].level_in_documents
    }

    /// Checks whether the rule depends on AWS's tables of what can be used together, which contain mistakes.
    ///
    /// For a service whose tables were not compared with working policies, a finding is only a warning, and
    /// its level can be set.
    #[must_use]
    pub const fn is_of_facts(self) -> bool {
        TABLE[self as usize].is_of_facts
    }

    /// Checks whether the rule also reports claims that an identity provider does not have, according to AWS's pages.
    ///
    /// Such a finding has the level [`Deny`](Level::Deny), which can be set, because providers can get new claims.
    #[must_use]
    pub const fn is_of_claims(self) -> bool {
        TABLE[self as usize].is_of_claims
    }

    /// Returns the explanation: a sentence or two about the fault.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        TABLE[self as usize].explanation
    }

    /// Checks whether IAM Access Analyzer has the same rule, whose code is this name in upper case.
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

impl Rule {
    /// Returns `true` if the level of the rule can be set, and its findings can be allowed.
    ///
    /// A rule of [`Level::Error`] cannot be allowed. The exceptions are [rules of facts](Self::is_of_facts),
    /// whose findings are warnings for some services, and [rules of claims](Self::is_of_claims), whose findings are
    /// denied for claims: those findings can be allowed.
    ///
    /// ```
    /// use cognito_perms::Rule;
    ///
    /// assert!(Rule::NoEffectAction.can_be_allowed());
    /// assert!(!Rule::InvalidAction.can_be_allowed());
    /// ```
    #[must_use]
    pub const fn can_be_allowed(self) -> bool {
        !matches!(self.level(), Level::Error) || self.is_of_facts() || self.is_of_claims()
    }
}
