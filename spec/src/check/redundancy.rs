//! What is said twice, and what is taken back: actions, resources and statements that others hold.
//!
//! One pattern holds another if it matches everything that the other does; that is worked out, and where it
//! would take too long, nothing is said. Of conditions only equal ones are compared.

use super::action::{Meaning, ResolvedAction};
use super::{CheckedStatement, Element, Resolved, set};
use crate::arn::Arn;
use crate::bytes::{Ends, ends};
use crate::catalog::Quota;
use crate::check::findings::Findings;
use crate::finding::{Finding, Rule};
use crate::policy::Effect;
use crate::{hole, pattern};
use std::borrow::Cow;
use std::cell::Cell;

type Worked<'a, 'p> = (&'a Resolved<'p>, &'a CheckedStatement<'a>);

/// A statement with what its elements are compared by.
struct Compared<'a, 'p> {
    resolved: &'a Resolved<'p>,
    emitted: &'a CheckedStatement<'a>,
    actions: Values<'a>,
    resources: Values<'a>,
}

/// An element of a statement.
struct Values<'a> {
    negated: bool,
    values: Vec<Value<'a>>,
}

/// A value of an element.
enum Value<'a> {
    Action(Cow<'a, str>),
    /// With its fields, if it is an ARN.
    Resource(&'a str, Option<Arn<'a>>),
}

impl Value<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Action(text) => text,
            Self::Resource(text, _) => text,
        }
    }
}

impl<'a> Values<'a> {
    fn of(element: &'a Element<'_>, value: impl Fn(&'a str) -> Value<'a>) -> Self {
        let values = element.values.iter().map(|text| value(text));
        Self { negated: element.negated, values: values.collect() }
    }
}

pub(super) fn check(statements: &[Worked<'_, '_>], findings: &mut Findings) {
    let comparer = &Comparer { left: Cell::new(MOST_EFFORT) };
    let mut compared = Vec::with_capacity(statements.len());
    for (resolved, emitted) in statements {
        // An empty list was told.
        if !emitted.actions.values.is_empty() && !emitted.resources.values.is_empty() {
            let action = |text| Value::Action(Cow::Borrowed(text));
            let resource = |text| Value::Resource(text, Arn::parse(text).ok());
            let actions = Values::of(&emitted.actions, action);
            let resources = Values::of(&emitted.resources, resource);
            compared.push(Compared { resolved, emitted, actions, resources });
        }
    }
    for statement in &compared {
        actions(statement, comparer, findings);
        resources(statement, comparer, findings);
    }
    for index in 0..compared.len() {
        if !is_redundant(index, &compared, comparer, findings) {
            contradicted(index, &compared, comparer, findings);
        }
    }
}

/// Whether a policy is small enough for anything that it can be attached to, whatever else is wrong with it.
pub(super) fn is_worth_it(statements: &[Worked<'_, '_>]) -> bool {
    let values =
        statements.iter().flat_map(|(_, it)| it.actions.values.iter().chain(&it.resources.values));
    let most = Quota::ALL.iter().map(|it| it.characters()).max().unwrap_or_default();
    // Of what stands there again and again only one is emitted.
    let items = statements.iter().map(|(it, _)| it.actions.items.len() + it.resources.items.len());
    values.map(|it| it.len()).sum::<usize>() <= most && items.sum::<usize>() <= most / 4
}

/// How much is compared in one policy, in the measure of [`pattern`]: a fraction of a second. What is left
/// then counts as different from everything.
const MOST_EFFORT: usize = 20_000_000;

/// What compares, and how much it can compare yet.
struct Comparer {
    left: Cell<usize>,
}

/// The first of some items that holds another; of two that hold each other the later is said twice.
fn holder(
    index: usize,
    candidates: impl IntoIterator<Item = usize>,
    holds: impl Fn(usize, usize) -> bool,
) -> Option<usize> {
    candidates.into_iter().find(|other| {
        *other != index && holds(*other, index) && (*other < index || !holds(index, *other))
    })
}

/// So many items are compared each with each.
const FEW: usize = 4;

/// For each item, in their order, those that may hold it: what stands for a text starts as it does, up to the first
/// wildcard. In a list of names there is hardly one, and not each is compared with each.
fn candidates(items: &[&[Value<'_>]]) -> Vec<Vec<usize>> {
    if items.len() <= FEW {
        return vec![(0..items.len()).collect(); items.len()];
    }
    let mut candidates = vec![Vec::new(); items.len()];
    // Of an item that is held all texts are, the first one too.
    let first = items.iter().map(|it| it.first().map_or("", Value::text));
    let mut sorted: Vec<(&str, usize)> = first.zip(0..).collect();
    sorted.sort_unstable();
    for (outer, texts) in items.iter().enumerate() {
        for text in texts.iter().map(Value::text) {
            let start = pattern::start(text);
            let is_whole = start.len() == text.len();
            let from = sorted.partition_point(|(it, _)| *it < start);
            let held = sorted.iter().skip(from).take_while(|(it, _)| it.starts_with(start));
            for (inner, index) in held {
                if *index != outer && (!is_whole || inner.len() == text.len()) {
                    candidates[*index].push(outer);
                }
            }
        }
    }
    for candidates in &mut candidates {
        candidates.dedup();
    }
    candidates
}

/// The items that others hold, and which these are.
fn held(items: &[&[Value<'_>]], comparer: &Comparer) -> Vec<(usize, usize)> {
    let holds = |outer: usize, inner: usize| {
        let (outer, inner) = (items[outer], items[inner]);
        let is_held = |inner| outer.iter().any(|outer| comparer.holds(outer, inner));
        !inner.is_empty() && inner.iter().all(is_held)
    };
    let mut held = Vec::new();
    for (index, candidates) in candidates(items).into_iter().enumerate() {
        held.extend(holder(index, candidates, holds).map(|other| (index, other)));
    }
    held
}

fn actions(statement: &Compared<'_, '_>, comparer: &Comparer, findings: &mut Findings) {
    let resolved = statement.resolved;
    let list = &resolved.actions;
    if !list.except.is_empty() || list.items.len() < 2 {
        return;
    }
    // Most lists name each action by itself; one that stands twice is emitted once.
    let is_named = |it: &ResolvedAction<'_>| matches!(it.meaning, Some(Meaning::Named(_)));
    if statement.actions.values.len() == list.items.len() && list.items.iter().all(is_named) {
        return;
    }
    let notation = findings.notation;
    // IAM reads names of actions in any letter case: what is alike has to start alike to be found among many.
    let is_sorted = resolved.actions.items.len() > FEW;
    let (mut items, mut values) = (Vec::new(), Vec::new());
    for (item, mut texts) in set::items(resolved) {
        for text in texts.iter_mut().filter(|_| is_sorted) {
            text.to_mut().make_ascii_lowercase();
        }
        items.push(item);
        values.push(texts.into_iter().map(Value::Action).collect::<Vec<_>>());
    }
    let values: Vec<_> = values.iter().map(Vec::as_slice).collect();
    for (index, other) in held(&values, comparer) {
        let (item, other) = (items[index], items[other]);
        let name = |item: &ResolvedAction<'_>| {
            item.meaning.as_ref().map(|it| it.written(notation)).unwrap_or_default()
        };
        let (this, other) = (name(item), name(other));
        let message = if this == other {
            format!("`{this}` stands twice")
        } else {
            format!("`{other}` stands for `{this}` too")
        };
        let finding = Finding::new(Rule::RedundantAction, item.span, message);
        findings.push(finding.help("leave it out"));
    }
}

fn resources(statement: &Compared<'_, '_>, comparer: &Comparer, findings: &mut Findings) {
    let values = &statement.resources.values;
    if values.len() < 2 {
        return;
    }
    let items: Vec<_> = statement.resolved.resources().collect();
    let each: Vec<_> = values.chunks(1).collect();
    for (index, other) in held(&each, comparer) {
        let (item, other) = (items[index], values[other].text());
        if findings.iter().any(|it| it.span == item.span && it.level.is_error()) {
            continue;
        }
        let message = match () {
            () if other == item.text => "the same resource stands twice".to_owned(),
            () if hole::is_in(other) => "another resource of the list holds this one".to_owned(),
            () => format!("`{other}` stands for this resource too"),
        };
        let finding = Finding::new(Rule::RedundantResource, item.span, message);
        findings.push(finding.help("leave it out"));
    }
}

impl Comparer {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        let mut left = self.left.get();
        let contains = left > 0 && pattern::contains_within(outer, inner, &mut left);
        self.left.set(left);
        contains
    }

    /// Whether one value holds all that another stands for.
    fn holds(&self, outer: &Value<'_>, inner: &Value<'_>) -> bool {
        let is_action = matches!(outer, Value::Action(_));
        // Most values are no patterns, and most patterns start or end otherwise.
        match ends(outer.text(), inner.text(), is_action) {
            Ends::Differ => false,
            Ends::Whole => true,
            Ends::Match => self.holds_pattern(outer, inner),
        }
    }

    fn holds_pattern(&self, outer: &Value<'_>, inner: &Value<'_>) -> bool {
        let (outer, inner) = match (outer, inner) {
            (Value::Resource("*", _), _) => return true,
            (Value::Resource(outer, _), Value::Resource(inner, _)) if outer == inner => {
                return true;
            }
            // ARNs are compared field by field: a `*` in front of a colon ends there.
            (Value::Resource(_, Some(outer)), Value::Resource(_, Some(inner))) => (outer, inner),
            (Value::Resource(..), _) | (_, Value::Resource(..)) => return false,
            (Value::Action(outer), Value::Action(inner)) => {
                return self.contains(&outer.to_ascii_lowercase(), &inner.to_ascii_lowercase());
            }
        };
        self.contains(outer.resource, inner.resource)
            && self.contains(outer.service, inner.service)
            && self.contains(outer.region, inner.region)
            && self.contains(outer.account, inner.account)
            && self.contains(outer.partition, inner.partition)
    }

    /// Whether a text that both stand for is possible; what is not known may be anything.
    fn may_share(&self, left: &str, right: &str, ignore_case: bool) -> bool {
        let is_unknown = |it: &str| it.contains("${") || hole::is_in(it);
        self.left.set(self.left.get().saturating_sub(left.len() * right.len()));
        if is_unknown(left) || is_unknown(right) || self.left.get() == 0 {
            return true;
        }
        match ignore_case {
            true => pattern::overlaps(&left.to_ascii_lowercase(), &right.to_ascii_lowercase()),
            false => pattern::overlaps(left, right),
        }
    }

    /// Whether one element holds all that another one does.
    fn holds_all(&self, outer: &Values<'_>, inner: &Values<'_>) -> bool {
        match (outer.negated, inner.negated) {
            (_, false) => inner.values.iter().all(|it| self.holds_value(outer, it)),
            (false, true) => outer.values.iter().any(|it| it.text() == "*"),
            // What the outer one leaves out, the inner one has to leave out too.
            (true, true) => outer
                .values
                .iter()
                .all(|left_out| inner.values.iter().any(|it| self.holds(it, left_out))),
        }
    }

    /// Whether an element holds all that one value stands for.
    fn holds_value(&self, outer: &Values<'_>, value: &Value<'_>) -> bool {
        let is_action = matches!(value, Value::Action(_));
        let mut values = outer.values.iter();
        match outer.negated {
            true => !values.any(|outer| self.may_share(outer.text(), value.text(), is_action)),
            false => values.any(|outer| self.holds(outer, value)),
        }
    }

    /// Which values of an element another one holds; `not` stands for the whole list.
    fn held_parts(&self, outer: &Values<'_>, inner: &Values<'_>) -> Vec<bool> {
        if inner.negated {
            return vec![self.holds_all(outer, inner)];
        }
        inner.values.iter().map(|it| self.holds_value(outer, it)).collect()
    }

    fn holds_statement(&self, outer: &Compared<'_, '_>, inner: &Compared<'_, '_>) -> bool {
        outer.emitted.effect == inner.emitted.effect
            && applies_with(outer.emitted, inner.emitted)
            && self.holds_all(&outer.actions, &inner.actions)
            && self.holds_all(&outer.resources, &inner.resources)
    }
}

/// Whether one statement applies whenever another one does, as far as conditions go.
fn applies_with(outer: &CheckedStatement<'_>, inner: &CheckedStatement<'_>) -> bool {
    outer.conditions.iter().all(|it| inner.conditions.contains(it))
}

fn is_redundant(
    index: usize,
    statements: &[Compared<'_, '_>],
    comparer: &Comparer,
    findings: &mut Findings,
) -> bool {
    let holds = |outer: usize, inner: usize| {
        comparer.holds_statement(&statements[outer], &statements[inner])
    };
    let Some(other) = holder(index, 0..statements.len(), holds) else { return false };
    let does = match statements[index].emitted.effect {
        Effect::Deny => "denies",
        Effect::Allow => "allows",
    };
    let other = match statements[other].emitted.sid {
        Some(sid) => format!("the statement `{sid}`"),
        None if other < index => "an earlier statement".to_owned(),
        None => "a later statement".to_owned(),
    };
    let message = format!("{other} {does} all that this one {does}");
    let span = statements[index].resolved.head();
    let finding = Finding::new(Rule::RedundantStatement, span, message);
    findings.push(finding.help("leave this one out"));
    true
}

/// Reports an allow of which denies of the same policy take everything back.
fn contradicted(
    index: usize,
    statements: &[Compared<'_, '_>],
    comparer: &Comparer,
    findings: &mut Findings,
) {
    let allow = &statements[index];
    if allow.emitted.effect != Effect::Allow {
        return;
    }
    // For each deny that is about it, which of the actions and which of the resources it holds.
    let mut held = Vec::new();
    for deny in statements {
        if deny.emitted.effect == Effect::Deny && applies_with(deny.emitted, allow.emitted) {
            let actions = comparer.held_parts(&deny.actions, &allow.actions);
            if actions.contains(&true) {
                held.push((actions, comparer.held_parts(&deny.resources, &allow.resources)));
            }
        }
    }
    let Some((actions, resources)) = held.first().map(|(a, r)| (a.len(), r.len())) else { return };
    let is_denied = |action: usize, resource: usize| {
        held.iter().any(|(actions, resources)| {
            actions.get(action) == Some(&true) && resources.get(resource) == Some(&true)
        })
    };
    if (0..actions).all(|action| (0..resources).all(|resource| is_denied(action, resource))) {
        let message = "the policy denies all that this statement allows";
        let finding = Finding::new(Rule::ContradictedAllow, allow.resolved.head(), message);
        findings.push(finding.help("leave the statement out, or narrow the deny down"));
    }
}
