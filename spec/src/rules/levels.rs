//! Applies the author's lint levels: those of a statement take precedence over those of the policy, and later ones
//! over earlier ones.

use super::syntax::{unfulfilled_expectation, unknown_rule};
use crate::syntax::{LintAttribute, LintLevel, Policy};
use crate::text::list::sorted;
use crate::text::{Finding, Level, Rule, Span, Text, similar};

/// A level that is set for a rule.
struct Setting<'p> {
    rule: Rule,
    attribute: LintAttribute,
    name: &'p Text<'p>,
    /// The statement that it applies to; `None` for the full policy.
    scope: Option<Span>,
    is_fulfilled: bool,
}

/// Sets the level of each finding, and sorts the findings by position.
pub(super) fn apply(policy: &Policy<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut settings = Vec::new();
    read(&policy.settings.lints, None, &mut settings, &mut findings);
    for statement in &policy.statements {
        read(&statement.lints, Some(statement.span), &mut settings, &mut findings);
    }
    for claim in &policy.claims {
        read(&claim.lints, Some(claim.span), &mut settings, &mut findings);
    }
    let is_document = !policy.notation.is_literal();
    for finding in &mut findings {
        if policy.settings.allows_lints && finding.level < Level::Error {
            finding.level = Level::Allow;
            continue;
        }
        if is_document && finding.level == finding.rule.level() {
            finding.level = finding.rule.level_in_documents();
        }
        set_level(finding, &mut settings);
    }
    // An error can hide the finding that an `expect` waits for.
    let is_right = findings.iter().all(|it| !it.level.is_error())
        && policy.statements.iter().all(|it| !it.broken);
    if is_right {
        let is_open = |it: &&Setting<'_>| it.attribute == LintAttribute::Expect && !it.is_fulfilled;
        let unfulfilled: Vec<_> = settings
            .iter()
            .filter(is_open)
            .map(|it| unfulfilled_expectation::found(it.rule, it.name.span))
            .collect();
        for mut finding in unfulfilled {
            set_level(&mut finding, &mut settings);
            findings.push(finding);
        }
    }
    in_order(findings)
}

/// Sorts findings by position; findings at the same position stay in the order in which they were reported.
fn in_order(findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() < 2 {
        return findings;
    }
    let mut places = Vec::with_capacity(findings.len());
    for (position, finding) in findings.iter().enumerate() {
        places.push((finding.span.start, finding.span.end, position));
    }
    let mut slots = Vec::with_capacity(findings.len());
    slots.extend(findings.into_iter().map(Some));
    let mut ordered = Vec::with_capacity(slots.len());
    for (_, _, position) in sorted(places) {
        ordered.extend(slots.get_mut(position).and_then(Option::take));
    }
    ordered
}

fn read<'p>(
    lints: &'p [LintLevel<'_>],
    scope: Option<Span>,
    settings: &mut Vec<Setting<'p>>,
    findings: &mut Vec<Finding>,
) {
    for lint in lints {
        for name in &lint.rules {
            let named = Rule::ALL.iter().find(|rule| rule.name() == name.value);
            let rule = match named {
                Some(rule) if !rule.can_be_allowed() => {
                    findings.push(unknown_rule::without_levels(*rule, name));
                    continue;
                }
                Some(rule) => Some(rule),
                None => {
                    let near = similar::nearest(&name.value, lint_names());
                    findings.push(unknown_rule::found(name, near));
                    // The level applies to the suggested rule: only the name is wrong.
                    near.and_then(|near| Rule::ALL.iter().find(|it| it.name() == near))
                }
            };
            settings.extend(rule.map(|rule| Setting {
                rule: *rule,
                attribute: lint.level,
                name,
                scope,
                is_fulfilled: false,
            }));
        }
    }
}

/// Returns the names of the rules whose level can be set.
fn lint_names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for rule in Rule::ALL {
        if rule.can_be_allowed() {
            names.push(rule.name());
        }
    }
    names
}

/// Applies the most specific setting: that of the statement, or else that of the policy; the last one if there are
/// several.
fn set_level(finding: &mut Finding, settings: &mut [Setting<'_>]) {
    let is_in = |scope: Span| scope.start <= finding.span.start && finding.span.start < scope.end;
    let of = |it: &&mut Setting<'_>| it.rule == finding.rule;
    let mut nearest = None;
    // Settings of the policy come first, so the last match is the most specific.
    for setting in settings.iter_mut().filter(of) {
        if setting.scope.is_none_or(is_in) {
            nearest = Some(setting);
        }
    }
    let Some(setting) = nearest else { return };
    // The level of an error cannot be changed.
    if finding.level == Level::Error {
        return;
    }
    setting.is_fulfilled = true;
    finding.level = match setting.attribute {
        LintAttribute::Set(level) => level,
        LintAttribute::Expect => Level::Allow,
    };
}
