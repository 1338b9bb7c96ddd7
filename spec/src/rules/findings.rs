//! What was found so far.

use crate::syntax::Notation;
use crate::text::{Finding, Rule};

/// The findings of a policy, and how it is written: on that hangs what remedies say.
pub(super) struct Findings {
    pub(super) notation: Notation,
    all: Vec<Finding>,
    searches: usize,
}

/// For how many names is looked up what was meant by them. More are wrong in no policy that people write;
/// others are answered as fast.
const MOST_SEARCHES: usize = 200;

impl Findings {
    /// With what its reader found.
    pub(super) fn new(notation: Notation, read: Vec<Finding>) -> Self {
        Self { notation, all: read, searches: 0 }
    }

    /// Whether what was meant by one more name is worth looking up.
    pub(super) fn may_search(&mut self) -> bool {
        self.searches += 1;
        self.searches <= MOST_SEARCHES
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.all.extend(findings);
    }

    /// Takes back what the reader said, because the same mistake is told better.
    pub(super) fn forget(&mut self, rule: Rule) {
        self.all.retain(|finding| finding.rule != rule);
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter()
    }

    /// Whether no error was reported since there were `before` findings.
    pub(super) fn are_right_since(&self, before: usize) -> bool {
        self.all.iter().skip(before).all(|finding| !finding.level.is_error())
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.all
    }
}
