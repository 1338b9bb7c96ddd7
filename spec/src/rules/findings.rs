//! What was found so far, and by which group of rules.

use super::after::{After, Silence, Within};
use crate::text::list::each;
use crate::text::{Finding, Level, Rule, Span};

/// The findings of a policy.
pub(super) struct Findings {
    all: Vec<Finding>,
    /// Everything that was found, where, and by which group; those of the reader are of none.
    found: Vec<(Span, Level, &'static str)>,
    /// The position in `all` of the finding of a rule of which one is enough.
    once: Vec<(Rule, usize)>,
    group: &'static str,
    /// Where other groups found what silences this one.
    silences: Vec<Silence>,
    searches: usize,
}

/// For how many names a suggestion is looked up. No policy that people write has more wrong names.
const MOST_SEARCHES: usize = 200;

/// The second rule replaces the first: it reports the same mistake better.
const SUPERSEDED: &[(Rule, Rule)] = &[(Rule::MissingVersion, Rule::VariableUnsupportedInVersion)];

/// One finding of these rules is enough, the one that is first in the source: it is one mistake, however often it shows.
const ONCE: &[Rule] = &[Rule::VariableUnsupportedInVersion];

impl Findings {
    /// With what the reader found.
    pub(super) fn new(read: Vec<Finding>) -> Self {
        let found = each(&read, |it| (it.span, it.level, ""));
        let (once, silences) = (Vec::new(), Vec::new());
        Self { all: read, found, once, group: "", silences, searches: 0 }
    }

    /// Another group of rules is asked from now on.
    pub(super) fn start(&mut self, group: &'static str, after: &'static [After]) {
        self.group = group;
        self.silences.clear();
        // Most policies have no finding.
        if self.found.is_empty() {
            return;
        }
        for after in after {
            let mut spans = Vec::new();
            for (span, level, group) in &self.found {
                if *level >= after.least && after.groups.contains(group) {
                    spans.push(*span);
                }
            }
            if !spans.is_empty() {
                self.silences.push(Silence::new(after.within, spans));
            }
        }
    }

    /// Where other groups found what silences the group that is asked.
    pub(super) fn silences(&self) -> &[Silence] {
        &self.silences
    }

    /// Whether to look up a suggestion for one more name.
    pub(super) fn may_search(&mut self) -> bool {
        self.searches += 1;
        self.searches <= MOST_SEARCHES
    }

    pub(super) fn push(&mut self, finding: Finding) {
        for silence in &self.silences {
            if silence.within == Within::Place && silence.is_at(finding.span) {
                return;
            }
        }
        self.found.push((finding.span, finding.level, self.group));
        if ONCE.contains(&finding.rule) {
            let earlier = self.once.iter().find(|(rule, _)| *rule == finding.rule);
            if let Some(told) = earlier.and_then(|(_, at)| self.all.get_mut(*at)) {
                if finding.span < told.span {
                    *told = finding;
                }
                return;
            }
            self.once.push((finding.rule, self.all.len()));
        }
        self.all.push(finding);
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.push(finding);
        }
    }

    /// The findings, without those that another rule reports better.
    pub(super) fn into_vec(mut self) -> Vec<Finding> {
        for (rule, better) in SUPERSEDED {
            if self.all.iter().any(|it| it.rule == *better) {
                self.all.retain(|it| it.rule != *rule);
            }
        }
        self.all
    }
}
