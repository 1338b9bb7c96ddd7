//! What is said twice, and what is taken back: actions, resources and statements that others hold.
//!
//! One pattern holds another if it matches everything that the other does; that is worked out, and where it
//! would take too long, nothing is said. Of conditions only equal ones are compared.

use super::{CheckedStatement, Element, Resolved, set};
use crate::arn::Arn;
use crate::bytes::{self, Start};
use crate::catalog::Quota;
use crate::check::findings::Findings;
use crate::finding::{Finding, Rule};
use crate::policy::Effect;
use crate::{hole, pattern};
use std::borrow::Cow;
use std::cell::Cell;

type Worked<'a, 'p> = (&'a Resolved<'p>, &'a CheckedStatement<'a>);

pub(super) fn check(statements: &[Worked<'_, '_>], findings: &mut Findings) {
    let comparer = &Comparer { left: Cell::new(MOST_EFFORT) };
    // An empty list was told.
    let is_whole =
        |it: &&Worked<'_, '_>| !it.1.actions.values.is_empty() && !it.1.resources.values.is_empty();
    let statements: Vec<_> = statements.iter().filter(is_whole).copied().collect();
    let statements = statements.as_slice();
    for (resolved, _) in statements {
        actions(resolved, comparer, findings);
        resources(resolved, comparer, findings);
    }
    for (index, statement) in statements.iter().enumerate() {
        if !is_redundant(index, statements, comparer, findings) {
            contradicted(statement, statements, comparer, findings);
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
fn holder<T>(
    items: &[T],
    index: usize,
    candidates: impl IntoIterator<Item = usize>,
    holds: impl Fn(&T, &T) -> bool,
) -> Option<usize> {
    let this = items.get(index)?;
    candidates.into_iter().find(|other| {
        let Some(it) = items.get(*other).filter(|_| *other != index) else { return false };
        holds(it, this) && (*other < index || !holds(this, it))
    })
}

/// So many items are compared each with each.
const FEW: usize = 4;

/// For each item, in their order, those that may hold it: what stands for a text starts as it does, up to the first
/// wildcard. In a list of names there is hardly one, and not each is compared with each.
fn candidates(items: &[Vec<Cow<'_, str>>]) -> Vec<Vec<usize>> {
    if items.len() <= FEW {
        return vec![(0..items.len()).collect(); items.len()];
    }
    let mut candidates = vec![Vec::new(); items.len()];
    // Of an item that is held all texts are, the first one too.
    let first = items.iter().map(|it| it.first().map_or("", |text| text.as_ref()));
    let mut sorted: Vec<(&str, usize)> = first.zip(0..).collect();
    sorted.sort_unstable();
    for (outer, texts) in items.iter().enumerate() {
        for text in texts {
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

fn actions(resolved: &Resolved<'_>, comparer: &Comparer, findings: &mut Findings) {
    if !resolved.actions.except.is_empty() || resolved.actions.items.len() < 2 {
        return;
    }
    let notation = findings.notation;
    let (items, mut texts): (Vec<_>, Vec<_>) = set::items(resolved).unzip();
    if items.len() > FEW {
        // IAM reads names of actions in any letter case: what is alike has to start alike.
        for text in texts.iter_mut().flatten() {
            text.to_mut().make_ascii_lowercase();
        }
    }
    let holds = |outer: &Vec<Cow<'_, str>>, inner: &Vec<Cow<'_, str>>| {
        let is_held = |inner| outer.iter().any(|outer| comparer.holds_action(outer, inner));
        !inner.is_empty() && inner.iter().all(|it| is_held(it))
    };
    for ((index, item), candidates) in items.iter().enumerate().zip(candidates(&texts)) {
        let other = holder(&texts, index, candidates, holds).and_then(|other| items.get(other));
        let Some(other) = other else { continue };
        let name = |item: &super::action::ResolvedAction| {
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

fn resources(resolved: &Resolved<'_>, comparer: &Comparer, findings: &mut Findings) {
    let items: Vec<_> = resolved.resources().collect();
    if items.len() < 2 {
        return;
    }
    let texts: Vec<_> = items.iter().map(|it| vec![Cow::Borrowed(it.text.as_str())]).collect();
    let holds = |outer: &Vec<Cow<'_, str>>, inner: &Vec<Cow<'_, str>>| match (&**outer, &**inner) {
        ([outer], [inner]) => comparer.holds_resource(outer, inner),
        _ => false,
    };
    for ((index, item), candidates) in items.iter().enumerate().zip(candidates(&texts)) {
        let other = holder(&texts, index, candidates, holds);
        let Some([other]) = other.and_then(|other| texts.get(other)).map(Vec::as_slice) else {
            continue;
        };
        if findings.iter().any(|it| it.span == item.span && it.level.is_error()) {
            continue;
        }
        let message = match () {
            () if *other == item.text => "the same resource stands twice".to_owned(),
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

    fn holds_action(&self, outer: &str, inner: &str) -> bool {
        // Most names are no patterns, and most patterns start otherwise: they need no copies.
        match bytes::start(outer, inner, true) {
            Start::Differs => false,
            Start::Same => true,
            Start::Alike => self.contains(&outer.to_ascii_lowercase(), &inner.to_ascii_lowercase()),
        }
    }

    /// ARNs are compared field by field: a `*` in front of a colon ends there.
    fn holds_resource(&self, outer: &str, inner: &str) -> bool {
        match bytes::start(outer, inner, false) {
            Start::Differs => return false,
            Start::Same => return true,
            Start::Alike if outer == "*" || outer == inner => return true,
            Start::Alike => {}
        }
        let (Ok(outer), Ok(inner)) = (Arn::parse(outer), Arn::parse(inner)) else { return false };
        [
            (outer.partition, inner.partition),
            (outer.service, inner.service),
            (outer.region, inner.region),
            (outer.account, inner.account),
            (outer.resource, inner.resource),
        ]
        .into_iter()
        .all(|(outer, inner)| self.contains(outer, inner))
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
    fn holds_all(&self, outer: &Element<'_>, inner: &Element<'_>, is_action: bool) -> bool {
        match (outer.negated, inner.negated) {
            (_, false) => inner.values.iter().all(|it| self.holds_value(outer, it, is_action)),
            (false, true) => outer.values.iter().any(|it| it == "*"),
            // What the outer one leaves out, the inner one has to leave out too.
            (true, true) => outer
                .values
                .iter()
                .all(|left_out| inner.values.iter().any(|it| self.holds(it, left_out, is_action))),
        }
    }

    /// Whether an element holds all that one value stands for.
    fn holds_value(&self, outer: &Element<'_>, value: &str, is_action: bool) -> bool {
        let mut values = outer.values.iter();
        match outer.negated {
            true => !values.any(|outer| self.may_share(outer, value, is_action)),
            false => values.any(|outer| self.holds(outer, value, is_action)),
        }
    }

    fn holds(&self, outer: &str, inner: &str, is_action: bool) -> bool {
        match is_action {
            true => self.holds_action(outer, inner),
            false => self.holds_resource(outer, inner),
        }
    }

    /// Which values of an element another one holds; `not` stands for the whole list.
    fn held_parts(&self, outer: &Element<'_>, inner: &Element<'_>, is_action: bool) -> Vec<bool> {
        if inner.negated {
            return vec![self.holds_all(outer, inner, is_action)];
        }
        inner.values.iter().map(|it| self.holds_value(outer, it, is_action)).collect()
    }

    fn holds_statement(&self, outer: &CheckedStatement<'_>, inner: &CheckedStatement<'_>) -> bool {
        outer.effect == inner.effect
            && applies_with(outer, inner)
            && self.holds_all(&outer.actions, &inner.actions, true)
            && self.holds_all(&outer.resources, &inner.resources, false)
    }
}

/// Whether one statement applies whenever another one does, as far as conditions go.
fn applies_with(outer: &CheckedStatement<'_>, inner: &CheckedStatement<'_>) -> bool {
    outer.conditions.iter().all(|it| inner.conditions.contains(it))
}

fn is_redundant(
    index: usize,
    statements: &[Worked<'_, '_>],
    comparer: &Comparer,
    findings: &mut Findings,
) -> bool {
    let emitted: Vec<_> = statements.iter().map(|(_, emitted)| *emitted).collect();
    let holds = |outer: &&CheckedStatement<'_>, inner: &&CheckedStatement<'_>| {
        comparer.holds_statement(outer, inner)
    };
    let holder = holder(&emitted, index, 0..emitted.len(), holds);
    let (Some(other), Some((resolved, _))) = (holder, statements.get(index)) else { return false };
    let does = match emitted.get(index).map(|it| it.effect) {
        Some(Effect::Deny) => "denies",
        _ => "allows",
    };
    let other = match emitted.get(other).and_then(|it| it.sid.as_ref()) {
        Some(sid) => format!("the statement `{sid}`"),
        None if other < index => "an earlier statement".to_owned(),
        None => "a later statement".to_owned(),
    };
    let message = format!("{other} {does} all that this one {does}");
    let finding = Finding::new(Rule::RedundantStatement, resolved.head(), message);
    findings.push(finding.help("leave this one out"));
    true
}

/// Reports an allow of which denies of the same policy take everything back.
fn contradicted(
    (resolved, emitted): &Worked<'_, '_>,
    statements: &[Worked<'_, '_>],
    comparer: &Comparer,
    findings: &mut Findings,
) {
    if emitted.effect != Effect::Allow {
        return;
    }
    let denies: Vec<_> = statements
        .iter()
        .map(|(_, it)| *it)
        .filter(|it| it.effect == Effect::Deny && applies_with(it, emitted))
        .collect();
    if denies.is_empty() {
        return;
    }
    // For each deny that is about it, which of the actions and which of the resources it holds.
    let mut held = Vec::new();
    for deny in denies {
        let actions = comparer.held_parts(&deny.actions, &emitted.actions, true);
        if actions.contains(&true) {
            let resources = comparer.held_parts(&deny.resources, &emitted.resources, false);
            held.push((actions, resources));
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
        let finding = Finding::new(Rule::ContradictedAllow, resolved.head(), message);
        findings.push(finding.help("leave the statement out, or narrow the deny down"));
    }
}
