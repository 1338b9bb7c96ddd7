//! Rules about actions, resources and statements that others cover, and about an `allow` that is fully denied.
//!
//! Nothing is reported if it takes too long to decide whether a pattern covers another, or a condition another one.

mod contradicted_allow;
mod redundant_action;
mod redundant_resource;
mod redundant_statement;
mod void_condition;

use crate::model::Effort;
use crate::model::action::{self, ActionEntry, ActionMeaning};
use crate::model::condition::Condition;
use crate::model::emitted::Emitted;
use crate::prove;
use crate::rules::findings::Findings;
use crate::rules::subject::Emitting;
use crate::syntax::{self, Effect};
use crate::text::list::{FEW, sorted};
use crate::text::wildcard;
use std::borrow::Cow;

/// Reports actions that another action of the list covers.
pub(super) fn check_actions(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    each_statement(emitting, findings, actions);
}

/// Reports resources that another resource of the list covers.
pub(super) fn check_resources(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    each_statement(emitting, findings, resources);
}

fn each_statement(
    emitting: &Emitting<'_, '_>,
    findings: &mut Findings,
    check: fn(&Emitted<'_, '_>, &mut Effort, &mut Findings),
) {
    if !emitting.is_small {
        return;
    }
    let effort = &mut Effort::new(MOST_EFFORT);
    for statement in emitting.statements.iter().filter(is_whole) {
        check(statement, effort, findings);
    }
}

/// Reports statements that another statement covers, or fully denies.
pub(super) fn check_statements(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    if emitting.statements.len() < 2 || !emitting.is_small {
        return;
    }
    let effort = &mut Effort::new(MOST_EFFORT);
    let statements: Vec<_> = emitting.statements.iter().filter(is_whole).collect();
    for index in 0..statements.len() {
        if !is_redundant(index, &statements, effort, findings) {
            contradicted(index, &statements, effort, findings);
        }
    }
}

/// Returns whether a statement has actions and resources; empty lists are already reported.
fn is_whole(emitted: &&Emitted<'_, '_>) -> bool {
    !emitted.actions.is_empty() && !emitted.resources.is_empty()
}

/// The budget for comparing patterns in one policy, which takes a fraction of a second. When it is used up, patterns
/// count as different.
const MOST_EFFORT: usize = 20_000_000;

/// Returns the first candidate that covers an item. If two items are equal, the later one is redundant.
fn holder(
    index: usize,
    candidates: impl IntoIterator<Item = usize>,
    mut covers: impl FnMut(usize, usize) -> bool,
) -> Option<usize> {
    candidates.into_iter().find(|other| {
        *other != index && covers(*other, index) && (*other < index || !covers(index, *other))
    })
}

/// Returns, for each item in order, those that may cover it. A pattern and the strings that it matches have the same
/// start, up to its first wildcard. In a list of names there are few candidates, so not every pair has to be
/// compared.
fn candidates(length: usize, starts: &[Start<'_>]) -> Vec<Vec<usize>> {
    let mut candidates = vec![Vec::new(); length];
    // If an item is covered, so is its first string.
    let mut firsts: Vec<(&str, usize)> = Vec::with_capacity(length);
    for Start { item, text, .. } in starts {
        if firsts.last().is_none_or(|(_, last)| last != item) {
            firsts.push((text, *item));
        }
    }
    let sorted = sorted(firsts);
    for Start { item: outer, text: start, is_whole } in starts {
        let from = sorted.partition_point(|(it, _)| *it < &**start);
        let held = sorted.iter().skip(from).take_while(|(it, _)| it.starts_with(&**start));
        for (inner, item) in held {
            if item != outer && (!is_whole || inner.len() == start.len()) {
                candidates[*item].push(*outer);
            }
        }
    }
    for candidates in &mut candidates {
        candidates.dedup();
    }
    candidates
}

/// The start of a string of an item, up to its first wildcard.
struct Start<'s> {
    item: usize,
    text: Cow<'s, str>,
    /// It has no wildcard.
    is_whole: bool,
}

/// Returns the items that another one covers, together with that one. `starts` returns the starts of all strings,
/// item by item.
fn covered<'s>(
    length: usize,
    starts: impl FnOnce() -> Vec<Start<'s>>,
    mut covers: impl FnMut(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut covered = Vec::new();
    if length <= FEW {
        for index in 0..length {
            covered.extend(holder(index, 0..length, &mut covers).map(|other| (index, other)));
        }
        return covered;
    }
    for (index, candidates) in candidates(length, &starts()).into_iter().enumerate() {
        covered.extend(holder(index, candidates, &mut covers).map(|other| (index, other)));
    }
    covered
}

fn actions(emitted: &Emitted<'_, '_>, effort: &mut Effort, findings: &mut Findings) {
    let list = &emitted.statement.actions;
    if !list.except.is_empty() || list.items.len() < 2 {
        return;
    }
    // Most lists name each action separately; a repeated name is emitted once.
    let is_named = |it: &ActionEntry<'_>| matches!(it.meaning, Ok(ActionMeaning::Named(_)));
    if emitted.actions.len() == list.items.len() && list.items.iter().all(is_named) {
        return;
    }
    let listed = emitted.statement.listed_actions();
    let starts = || {
        let mut starts = Vec::with_capacity(listed.names.len());
        for item in 0..listed.items.len() {
            for name in listed.names_of(item) {
                let start = wildcard::start(name);
                // IAM ignores case in names of actions, so names that differ only in case need the same start.
                let text = Cow::Owned(start.to_ascii_lowercase());
                starts.push(Start { item, text, is_whole: start.len() == name.len() });
            }
        }
        starts
    };
    let covers = |outer: usize, inner: usize| {
        let (outer, inner) = (listed.names_of(outer), listed.names_of(inner));
        let mut covers = |it: &Cow<'_, str>| outer.iter().any(|of| action::covers(of, it, effort));
        !inner.is_empty() && inner.iter().all(&mut covers)
    };
    for (index, other) in covered(listed.items.len(), starts, covers) {
        findings.push(redundant_action::found(listed.items[index], listed.items[other]));
    }
}

fn resources(emitted: &Emitted<'_, '_>, effort: &mut Effort, findings: &mut Findings) {
    let items = &emitted.resources;
    if items.len() < 2 {
        return;
    }
    let starts = || {
        let mut starts = Vec::with_capacity(items.len());
        for (item, resource) in items.iter().enumerate() {
            let (text, is_whole) = resource.arns.start();
            starts.push(Start { item, text: Cow::Borrowed(text), is_whole });
        }
        starts
    };
    let covers = |outer: usize, inner: usize| items[outer].arns.covers(&items[inner].arns, effort);
    for (index, other) in covered(items.len(), starts, covers) {
        findings.push(redundant_resource::found(items[index], items[other]));
    }
}

/// Returns whether one statement allows or denies everything that another one does.
fn covers(outer: &Emitted<'_, '_>, inner: &Emitted<'_, '_>, effort: &mut Effort) -> bool {
    outer.effect == inner.effect
        && have_same_principals(outer, inner)
        && may_apply_with(outer, inner)
        && outer.action_set().covers(&inner.action_set(), effort)
        && outer.resource_set().covers(&inner.resource_set(), effort)
        && applies_with(outer, inner)
}

/// Returns whether two statements apply to the same principals.
fn have_same_principals(one: &Emitted<'_, '_>, other: &Emitted<'_, '_>) -> bool {
    match (&one.statement.written.principals, &other.statement.written.principals) {
        (None, None) => true,
        (Some(one), Some(other)) => one.is_same(other),
        _ => false,
    }
}

/// Returns whether one statement applies whenever another one does, judging by their conditions: each is also one of the
/// other statement, or follows from those.
fn applies_with(outer: &Emitted<'_, '_>, inner: &Emitted<'_, '_>) -> bool {
    let others = &inner.statement.conditions;
    outer.statement.conditions.iter().all(|it| {
        others.iter().any(|other| it.is_same(other))
            || prove::is_implied(it.written, &about_same_key(it, others).collect::<Vec<_>>())
    })
}

/// Returns whether that is possible: the other statement has a condition on each of the keys.
fn may_apply_with(outer: &Emitted<'_, '_>, inner: &Emitted<'_, '_>) -> bool {
    let others = &inner.statement.conditions;
    outer.statement.conditions.iter().all(|it| about_same_key(it, others).next().is_some())
}

fn about_same_key<'c, 'p>(
    condition: &'c Condition<'p>,
    others: &'c [Condition<'p>],
) -> impl Iterator<Item = &'c syntax::Condition<'p>> {
    let is_about = |it: &&Condition<'p>| {
        it.operator.is_ok() && it.key_name().eq_ignore_ascii_case(condition.key_name())
    };
    others.iter().filter(is_about).map(|it| it.written)
}

fn is_redundant(
    index: usize,
    statements: &[&Emitted<'_, '_>],
    effort: &mut Effort,
    findings: &mut Findings,
) -> bool {
    let mut covers =
        |outer: usize, inner: usize| covers(statements[outer], statements[inner], effort);
    let Some(other) = holder(index, 0..statements.len(), &mut covers) else { return false };
    let (is_same, is_later) = (covers(index, other), other > index);
    let (this, other) = (statements[index], statements[other]);
    let has_fewer_conditions = !applies_with(this, other);
    // Weaker conditions that are wrong are already reported.
    let is_wrong = |it: &Condition<'_>| {
        let spans =
            [it.written.key.name.span, it.written.operator.name.span, it.written.values_span];
        spans.iter().any(|span| findings.has_any_in(*span))
    };
    if has_fewer_conditions && other.statement.conditions.iter().any(is_wrong) {
        return true;
    }
    findings.push(match this.effect {
        // To remove the condition would make it official that it restricts nothing.
        Effect::Allow if has_fewer_conditions => {
            void_condition::found(this, other, !other.statement.conditions.is_empty())
        }
        _ => redundant_statement::found(this, other, is_same, is_later),
    });
    true
}

/// Reports an `allow` that `deny` statements of the same policy fully deny.
fn contradicted(
    index: usize,
    statements: &[&Emitted<'_, '_>],
    effort: &mut Effort,
    findings: &mut Findings,
) {
    let allow = statements[index];
    if allow.effect != Effect::Allow {
        return;
    }
    // For each relevant `deny`: which of the actions and which of the resources it covers.
    let (mut covered, mut denies) = (Vec::new(), Vec::new());
    for deny in statements {
        if deny.effect == Effect::Deny
            && have_same_principals(deny, allow)
            && may_apply_with(deny, allow)
        {
            let actions = deny.action_set().covered_parts(&allow.action_set(), effort);
            if actions.contains(&true) && applies_with(deny, allow) {
                let resources = deny.resource_set().covered_parts(&allow.resource_set(), effort);
                covered.push((actions, resources));
                denies.push(*deny);
            }
        }
    }
    let Some((actions, resources)) = covered.first().map(|(a, r)| (a.len(), r.len())) else {
        return;
    };
    let is_denied = |action: usize, resource: usize| {
        covered.iter().any(|(actions, resources)| {
            actions.get(action) == Some(&true) && resources.get(resource) == Some(&true)
        })
    };
    let is_denied_everywhere =
        |action: usize| (0..resources).all(|resource| is_denied(action, resource));
    if (0..actions).all(is_denied_everywhere) {
        findings.push(contradicted_allow::found(allow, &denies));
        return;
    }
    if allow.statement.actions.negated {
        return;
    }
    // An action that the statement names, and that is denied anyway.
    for item in &allow.statement.actions.items {
        let Ok(ActionMeaning::Named(action)) = &item.meaning else { continue };
        let at = allow.actions.iter().position(|it| it == action.qualified_name);
        if at.is_some_and(is_denied_everywhere) {
            findings.push(contradicted_allow::of_action(item, action, &denies));
        }
    }
}
