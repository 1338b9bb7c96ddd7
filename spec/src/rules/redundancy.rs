//! What is said twice, and what is taken back: actions, resources and statements that others hold.
//!
//! One pattern holds another if it matches everything that the other does; that is worked out, and where it
//! would take too long, nothing is said. Of conditions only equal ones are compared.

use super::action::{Meaning, ResolvedAction};
use super::{CheckedStatement, Element, Resolved, set};
use crate::facts::arn::Arn;
use crate::facts::catalog::Quota;
use crate::model::{contains, hole};
use crate::rules::findings::Findings;
use crate::syntax::Effect;
use crate::text::bytes::{Ends, ends};
use crate::text::list::{FEW, each};
use crate::text::{Finding, Rule, wildcard as pattern};
use std::borrow::Cow;
use std::cell::Cell;

type Worked<'a, 'p> = (&'a Resolved<'p>, &'a CheckedStatement<'a>);

pub(super) fn check(statements: &[Worked<'_, '_>], findings: &mut Findings) {
    let comparer = &Comparer { left: Cell::new(MOST_EFFORT) };
    // An empty list was told.
    let is_whole =
        |it: &&Worked<'_, '_>| !it.1.actions.values.is_empty() && !it.1.resources.values.is_empty();
    let statements: Vec<_> = statements.iter().filter(is_whole).copied().collect();
    for statement in &statements {
        actions(statement, comparer, findings);
        resources(statement, comparer, findings);
    }
    for index in 0..statements.len() {
        if !is_redundant(index, &statements, comparer, findings) {
            contradicted(index, &statements, comparer, findings);
        }
    }
}

/// Whether a policy is small enough for anything that it can be attached to, whatever else is wrong with it.
pub(super) fn is_worth_it(statements: &[Worked<'_, '_>]) -> bool {
    let most = Quota::ALL.iter().map(|it| it.characters()).max().unwrap_or_default();
    let (mut characters, mut items) = (0, 0);
    for (resolved, emitted) in statements {
        for value in emitted.actions.values.iter().chain(&emitted.resources.values) {
            characters += value.len();
        }
        // Of what stands there again and again only one is emitted.
        items += resolved.actions.items.len() + resolved.resources.items.len();
    }
    characters <= most && items <= most / 4
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

/// For each item, in their order, those that may hold it: what stands for a text starts as it does, up to the first
/// wildcard. In a list of names there is hardly one, and not each is compared with each.
fn candidates(items: &[&[Cow<'_, str>]]) -> Vec<Vec<usize>> {
    let mut candidates = vec![Vec::new(); items.len()];
    // Of an item that is held all texts are, the first one too.
    let mut sorted: Vec<(&str, usize)> = Vec::with_capacity(items.len());
    for (index, texts) in items.iter().enumerate() {
        sorted.push((texts.first().map_or("", |text| text), index));
    }
    sorted.sort_unstable();
    for (outer, texts) in items.iter().enumerate() {
        for text in *texts {
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
fn held(items: &[&[Cow<'_, str>]], holds: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut held = Vec::new();
    if items.len() <= FEW {
        for index in 0..items.len() {
            held.extend(holder(index, 0..items.len(), holds).map(|other| (index, other)));
        }
        return held;
    }
    for (index, candidates) in candidates(items).into_iter().enumerate() {
        held.extend(holder(index, candidates, holds).map(|other| (index, other)));
    }
    held
}

fn actions((resolved, emitted): &Worked<'_, '_>, comparer: &Comparer, findings: &mut Findings) {
    let list = &resolved.actions;
    if !list.except.is_empty() || list.items.len() < 2 {
        return;
    }
    // Most lists name each action by itself; one that stands twice is emitted once.
    let is_named = |it: &ResolvedAction<'_>| matches!(it.meaning, Some(Meaning::Named(_)));
    if emitted.actions.values.len() == list.items.len() && list.items.iter().all(is_named) {
        return;
    }
    let notation = findings.notation;
    let mut listed = set::items(resolved);
    if listed.items.len() > FEW {
        // IAM reads names of actions in any letter case: what is alike has to start alike to be found.
        for text in &mut listed.texts {
            text.to_mut().make_ascii_lowercase();
        }
    }
    let mut texts = Vec::with_capacity(listed.items.len());
    for index in 0..listed.items.len() {
        texts.push(listed.texts_of(index));
    }
    let holds = |outer: usize, inner: usize| {
        let (outer, inner) = (texts[outer], texts[inner]);
        let is_held =
            |inner: &Cow<'_, str>| outer.iter().any(|it| comparer.holds_action(it, inner));
        !inner.is_empty() && inner.iter().all(is_held)
    };
    for (index, other) in held(&texts, &holds) {
        let (item, other) = (listed.items[index], listed.items[other]);
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

fn resources((resolved, emitted): &Worked<'_, '_>, comparer: &Comparer, findings: &mut Findings) {
    let values = &emitted.resources.values;
    if values.len() < 2 {
        return;
    }
    let items: Vec<_> = resolved.resources().collect();
    let texts: Vec<_> = values.chunks(1).collect();
    // Each is taken apart once, however many it is compared with.
    let arns = each(values, |it| Arn::parse(it).ok());
    let holds = |outer: usize, inner: usize| {
        let fields = || (arns[outer], arns[inner]);
        comparer.holds_resource(&values[outer], &values[inner], fields)
    };
    for (index, other) in held(&texts, &holds) {
        let (item, other) = (items[index], &values[other]);
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
        let contains = left > 0 && contains::contains_within(outer, inner, &mut left);
        self.left.set(left);
        contains
    }

    /// Whether one value holds all that another stands for.
    fn holds(&self, outer: &str, inner: &str, is_action: bool) -> bool {
        let fields = || (Arn::parse(outer).ok(), Arn::parse(inner).ok());
        match is_action {
            true => self.holds_action(outer, inner),
            false => self.holds_resource(outer, inner, fields),
        }
    }

    /// Most names are no patterns, and most patterns start or end otherwise: they need no copies.
    fn holds_action(&self, outer: &str, inner: &str) -> bool {
        match ends(outer, inner, true) {
            Ends::Differ => false,
            Ends::Whole => true,
            Ends::Match => self.contains(&outer.to_ascii_lowercase(), &inner.to_ascii_lowercase()),
        }
    }

    /// ARNs are compared field by field: a `*` in front of a colon ends there.
    fn holds_resource<'t>(
        &self,
        outer: &str,
        inner: &str,
        fields: impl FnOnce() -> (Option<Arn<'t>>, Option<Arn<'t>>),
    ) -> bool {
        match ends(outer, inner, false) {
            Ends::Differ => return false,
            Ends::Whole => return true,
            Ends::Match if outer == "*" || outer == inner => return true,
            Ends::Match => {}
        }
        let (Some(outer), Some(inner)) = fields() else { return false };
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

    /// Which values of an element another one holds; `not` stands for the whole list.
    fn held_parts(&self, outer: &Element<'_>, inner: &Element<'_>, is_action: bool) -> Vec<bool> {
        if inner.negated {
            return vec![self.holds_all(outer, inner, is_action)];
        }
        each(&inner.values, |it| self.holds_value(outer, it, is_action))
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
    let holds = |outer: usize, inner: usize| {
        comparer.holds_statement(statements[outer].1, statements[inner].1)
    };
    let Some(other) = holder(index, 0..statements.len(), holds) else { return false };
    let (resolved, emitted) = statements[index];
    let does = match emitted.effect {
        Effect::Deny => "denies",
        Effect::Allow => "allows",
    };
    let other = match statements[other].1.sid {
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
    index: usize,
    statements: &[Worked<'_, '_>],
    comparer: &Comparer,
    findings: &mut Findings,
) {
    let (resolved, allow) = statements[index];
    if allow.effect != Effect::Allow {
        return;
    }
    // For each deny that is about it, which of the actions and which of the resources it holds.
    let mut held = Vec::new();
    for (_, deny) in statements {
        if deny.effect == Effect::Deny && applies_with(deny, allow) {
            let actions = comparer.held_parts(&deny.actions, &allow.actions, true);
            if actions.contains(&true) {
                let resources = comparer.held_parts(&deny.resources, &allow.resources, false);
                held.push((actions, resources));
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
        let finding = Finding::new(Rule::ContradictedAllow, resolved.head(), message);
        findings.push(finding.help("leave the statement out, or narrow the deny down"));
    }
}
