//! What a question may cost, and why it is open.

/// Why a question is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The patterns for actions or resources cut more regions than the budget allows.
    Patterns,
    /// There are more combinations than the budget allows.
    Budget,
    /// A condition compares a key with several values without a set operator, whose meaning AWS's pages leave open.
    Unclear,
    /// No request could be confirmed: it depends on policy variables, on conditions that compare a key as several types,
    /// or on what AWS's pages leave open.
    Unconfirmed,
}

impl Reason {
    /// Returns the reason as a phrase.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Patterns => "there are too many patterns to compare",
            Self::Budget => "there are too many combinations of statements",
            Self::Unclear => {
                "a condition compares a multivalued key without `ForAllValues` or `ForAnyValue`"
            }
            Self::Unconfirmed => {
                "it depends on a policy variable or behavior that AWS does not document"
            }
        }
    }
}

/// The remaining budget of a question.
#[derive(Debug)]
pub(super) struct Budget {
    /// The states of searches for regions.
    pub(super) states: usize,
    /// The boxes that are looked at.
    pub(super) boxes: usize,
    /// The requests that are tried.
    pub(super) tried: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { states: 40_000, boxes: 100_000, tried: 200 }
    }
}
