//! Collects findings, and records which group of rules reported each.

use super::after::{After, Silence, Within};
use crate::text::list::each;
use crate::text::{Finding, Level, Rule, Span};

/// The findings of a policy.
pub(super) struct Findings {
    all: Vec<Finding>,
    /// The span, level and group of every finding; the group of the reader is empty.
    found: Vec<(Span, Level, &'static str)>,
    /// For rules that are reported once per policy: the index of the finding in `all`.
    once: Vec<(Rule, usize)>,
    group: &'static str,
    /// The findings of other groups that silence the current one.
    silences: Vec<Silence>,
    searches: usize,
}

/// The maximum number of names to look up suggestions for. Policies that people write have fewer wrong names.
const MOST_SEARCHES: usize = 200;

/// The second rule replaces the first: it reports the same mistake better.
const SUPERSEDED: &[(Rule, Rule)] = &[
    (Rule::MissingVersion, Rule::VariableUnsupportedInVersion),
    (Rule::OutdatedVersion, Rule::VariableUnsupportedInVersion),
];

/// Rules that are reported once per policy, at their first occurrence in the source: it is the same mistake, however
/// often it occurs.
const ONCE: &[Rule] = &[Rule::VariableUnsupportedInVersion];

impl Findings {
    /// Starts with the findings of the reader.
    pub(super) fn new(read: Vec<Finding>) -> Self {
        let found = each(&read, |it| (it.span, it.level, ""));
        let (once, silences) = (Vec::new(), Vec::new());
        Self { all: read, found, once, group: "", silences, searches: 0 }
    }

    /// Starts the next group of rules.
    pub(super) fn start(&mut self, group: &'static str, after: &'static [After]) {
        self.group = group;
        self.silences.clear();
        // Most policies have no findings.
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

    /// Returns the findings that silence the current group.
    pub(super) fn silences(&self) -> &[Silence] {
        &self.silences
    }

    /// Returns the finding at exactly this span, if there is one.
    pub(super) fn at(&mut self, span: Span) -> Option<&mut Finding> {
        self.all.iter_mut().find(|it| it.span == span)
    }

    /// Returns whether a finding of level `deny` or `error` overlaps a span, so that its text cannot be relied on.
    pub(super) fn has_error_in(&self, span: Span) -> bool {
        self.found.iter().any(|(at, level, _)| *level >= Level::Deny && at.overlaps(span))
    }

    /// Returns whether a finding overlaps a span.
    pub(super) fn has_any_in(&self, span: Span) -> bool {
        self.found.iter().any(|(at, ..)| at.overlaps(span))
    }

    /// Returns whether to look up a suggestion for one more name.
    pub(super) fn may_search(&mut self) -> bool {
        self.searches += 1;
        self.searches <= MOST_SEARCHES
    }

    pub(super) fn push(&mut self, finding: Finding) {
        for silence in &self.silences {
            if silence.within == Within::Span && silence.is_at(finding.span) {
                return;
            }
        }
        self.found.push((finding.span, finding.level, self.group));
        if ONCE.contains(&finding.rule) {
            let earlier = self.once.iter().find(|(rule, _)| *rule == finding.rule);
            if let Some(reported) = earlier.and_then(|(_, at)| self.all.get_mut(*at)) {
                if finding.span < reported.span {
                    *reported = finding;
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

    /// Returns the findings, without those that another rule reports better.
    pub(super) fn into_vec(mut self) -> Vec<Finding> {
        for (rule, better) in SUPERSEDED {
            if self.all.iter().any(|it| it.rule == *better) {
                self.all.retain(|it| it.rule != *rule);
            }
        }
        self.all
    }
}
