//! The entry point: runs every rule, in the order of the registry.

use super::after::{Silence, Within};
use super::document;
use super::ensure;
use super::findings::Findings;
use super::levels;
use super::registry::{Check, EMITTED, GROUPS, Group};
use super::subject::{Conditioned, Emitting, Subject, are_small};
use crate::model::condition::Condition;
use crate::model::emitted::Emitted;
use crate::model::runtime::RuntimeValues;
use crate::model::{LeftOut, Policy, Statement, lower};
use crate::syntax;
use crate::syntax::json::fault::{ReadFault, ReadFaultKind};
use crate::syntax::json::read;
use crate::text::list::distinct;
use crate::text::{Finding, Span};
use crate::write::{JsonDocument, json};

/// The result of checking a policy.
#[derive(Debug)]
pub struct Outcome {
    /// Every finding in order of position, including those at `Level::Allow`, which are not reported.
    pub findings: Vec<Finding>,
    /// The policy; `None` if a finding of the rules or of the reader is an error.
    pub policy: Option<CheckedPolicy>,
    /// The number of actions that are accepted without a catalog entry and without `unchecked`.
    pub unchecked_actions: usize,
}

/// A policy without errors. Only such a policy becomes JSON.
#[derive(Debug)]
pub struct CheckedPolicy {
    /// The minified document.
    pub document: JsonDocument,
    /// What each runtime value must be.
    pub runtime: RuntimeValues,
    /// The actions that expanded patterns match, but that are not emitted.
    pub left_out: Vec<LeftOut>,
}

/// Checks a policy against every rule.
///
/// `read` contains the faults that the reader found; the author's lint levels apply to these too. Statements marked
/// as [`broken`](syntax::Statement::broken) are already reported by the reader, but their names are checked anyway.
#[must_use]
pub fn check(written: &syntax::Policy<'_>, read: Vec<ReadFault>) -> Outcome {
    let policy = lower(written);
    let read = read.into_iter().map(document::of_reader).collect();
    let mut findings = Findings::new(read);
    for group in GROUPS {
        ask(group, &policy, &mut findings);
    }
    let statements = emitted(&policy, &mut findings);
    let is_whole = !statements.is_empty() && statements.len() == policy.statements.len();
    let document = is_whole.then(|| json::write(&policy, &statements));
    let emitting = Emitting {
        policy: &policy,
        statements: &statements,
        document: document.as_ref(),
        is_small: are_small(&statements, document.as_ref()),
    };
    for group in GROUPS {
        if let Check::Emitted(check) = group.check {
            findings.start(group.name, group.after);
            if is_open(Span::new(0, 0), &findings) {
                check(&emitting, &mut findings);
            }
        }
    }
    let left_out = left_out(&statements);
    drop(statements);
    let passes = written.notation.passes_uncataloged();
    let unchecked_actions = if passes { policy.unchecked_actions() } else { 0 };
    let mut findings = findings.into_vec();
    if !written.claims.is_empty() {
        let (selections, errors) = ensure::check_selections(written, &check_selection);
        findings.extend(errors);
        // Claims are about a policy without errors.
        let are_right = |it: Vec<Finding>| it.iter().all(|it| !it.level.is_error());
        if let Some(document) = &document
            && are_right(levels::apply(written, findings.clone()))
        {
            let claims = ensure::check(written, document, &policy.runtime, &selections);
            findings.extend(claims);
        }
    }
    let findings = levels::apply(written, findings);
    let is_right = findings.iter().all(|it| !it.level.is_error());
    let document = document.filter(|_| is_right);
    let runtime = policy.runtime;
    let policy = document.map(|document| CheckedPolicy { document, runtime, left_out });
    Outcome { findings, policy, unchecked_actions }
}

/// Returns why a document cannot be read as a policy without losing a part of it: it is not JSON, or a value has another type
/// than its element.
#[must_use]
pub fn unreadable(document: &[u8]) -> Option<Finding> {
    let read = read(document, syntax::Settings::default());
    let is_lost = |it: &&ReadFault| {
        let kind = &it.kind;
        matches!(
            kind,
            ReadFaultKind::Json { .. } | ReadFaultKind::TooLarge | ReadFaultKind::Type(_)
        )
    };
    if let Some(fault) = read.faults.iter().find(is_lost) {
        return Some(document::of_reader(fault.clone()));
    }
    if read.is_policy && read.policy.statements.iter().all(|it| it.strays.is_empty()) {
        return None;
    }
    check(&read.policy, read.faults).findings.into_iter().find(|it| it.level.is_error())
}

/// Checks the selection of a claim.
fn check_selection(
    selection: &syntax::Policy<'_>,
) -> (Vec<Finding>, Option<(JsonDocument, RuntimeValues)>) {
    let Outcome { findings, policy, .. } = check(selection, Vec::new());
    let errors = findings.into_iter().filter(|it| it.level.is_error());
    (errors.collect(), policy.map(|it| (it.document, it.runtime)))
}

/// Runs a group of rules that does not need emitted statements.
fn ask(group: &'static Group, policy: &Policy<'_>, findings: &mut Findings) {
    findings.start(group.name, group.after);
    let subject = &Subject { policy };
    match group.check {
        Check::Policy(check) => check(subject, findings),
        Check::Statement(check) => {
            for statement in &policy.statements {
                if is_open_for(statement, findings) {
                    check(subject, statement, findings);
                }
            }
        }
        Check::Condition(check) => {
            for statement in &policy.statements {
                for (index, condition) in statement.conditions.iter().enumerate() {
                    if let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator)
                        && is_open(condition.written.values_span, findings)
                    {
                        let shares_operator = shares_operator(&statement.conditions, index);
                        let kind = policy.kind;
                        let conditioned =
                            Conditioned { kind, condition, key, operator, shares_operator };
                        check(&conditioned, findings);
                    }
                }
            }
        }
        Check::Emitted(_) => {}
    }
}

/// Returns whether a condition shares its operator with the condition before or after it.
fn shares_operator(conditions: &[Condition<'_>], index: usize) -> bool {
    let place = |at: usize| conditions.get(at).map(|it| it.written.operator.name.span);
    let before = index.checked_sub(1).and_then(place);
    [before, place(index + 1)].contains(&place(index))
}

/// Returns whether no finding silences the group for a statement.
fn is_open_for(statement: &Statement<'_>, findings: &Findings) -> bool {
    findings.silences().iter().all(|it| match it.within {
        Within::Actions => !statement.actions.items.iter().any(|item| it.is_at(item.span)),
        _ => is_open_at(it, statement.written.span),
    })
}

/// Returns whether no finding silences the group for a span.
fn is_open(span: Span, findings: &Findings) -> bool {
    findings.silences().iter().all(|it| is_open_at(it, span))
}

fn is_open_at(silence: &Silence, span: Span) -> bool {
    match silence.within {
        // Each finding is checked separately.
        Within::Span => true,
        Within::Policy => false,
        Within::Values | Within::Actions | Within::Statement => !silence.is_at(span),
    }
}

/// Returns the statements whose emitted JSON is fully known.
fn emitted<'s, 'p>(policy: &'s Policy<'p>, findings: &mut Findings) -> Vec<Emitted<'s, 'p>> {
    findings.start("", EMITTED);
    let mut emitted = Vec::with_capacity(policy.statements.len());
    for statement in &policy.statements {
        if is_open_for(statement, findings)
            && let Some(actions) = statement.emitted_actions()
        {
            emitted.extend(statement.emitted(actions));
        }
    }
    emitted
}

/// Returns the actions that expanded patterns match, but that are not emitted.
fn left_out(statements: &[Emitted<'_, '_>]) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    for (index, emitted) in statements.iter().enumerate() {
        if !emitted.statement.expands {
            continue;
        }
        let is_emitted = |name: &str| emitted.actions.iter().any(|it| it == name);
        let mut actions = Vec::new();
        for matched in emitted.statement.actions.patterns() {
            // A pattern that is kept is emitted itself.
            if matched.iter().any(|it| is_emitted(it.qualified_name)) {
                let missing = matched.iter().filter(|it| !is_emitted(it.qualified_name));
                actions.extend(missing.map(|it| it.qualified_name));
            }
        }
        let actions = distinct(actions);
        left_out.extend(actions.into_iter().map(|action| LeftOut { statement: index, action }));
    }
    left_out
}
