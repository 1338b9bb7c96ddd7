//! The conditions of a statement: keys, operators and values, looked up and held against each other.

mod fit;
mod format;
mod key;
mod moment;
mod operator;
mod value;
mod wildcard;

use super::Scope;
use crate::facts::catalog::{ConditionKeyInfo, Family};
use crate::model::contains;
use crate::model::hole::{self, Part};
use crate::rules::findings::Findings;
use crate::syntax::{Condition, Value, ValueKind};
use crate::text::list::each;
use crate::text::{Finding, Rule, Span};
pub use format::has_format;
pub(super) use key::{ResolvedKey, VariableKey, variable_key};
pub(super) use operator::{ResolvedOperator, SetOperator};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
pub(super) use value::whole_arn;

/// A condition with its names looked up.
pub(super) struct ResolvedCondition<'p> {
    /// `None` if it was reported.
    pub(super) key: Option<ResolvedKey<'p>>,
    /// `None` if it was reported.
    pub(super) operator: Option<ResolvedOperator<'p>>,
    pub(super) values: &'p [Value<'p>],
}

impl ResolvedCondition<'_> {
    /// The name of its key as it is emitted, if it is known.
    pub(super) fn key_name(&self) -> &str {
        self.key.as_ref().map_or("", |key| &key.name)
    }

    /// The place of its key.
    pub(super) fn key_span(&self) -> Option<Span> {
        self.key.as_ref().map(|key| key.span)
    }

    /// What is known of its key.
    pub(super) fn key_info(&self) -> Option<&'static ConditionKeyInfo> {
        self.key.as_ref()?.info
    }

    /// Whether it is about a key, in any letter case.
    pub(super) fn is_about(&self, name: &str) -> bool {
        let key = self.key_name();
        let base = key.split_once('/').map_or(key, |(base, _)| base);
        base.eq_ignore_ascii_case(name) || key.eq_ignore_ascii_case(name)
    }

    /// How often the condition is true where the key is missing.
    pub(super) fn without_key(&self) -> &'static str {
        let is_true = |it: &ResolvedOperator<'_>| it.is_true_without_key(self.values);
        if self.operator.as_ref().is_some_and(is_true) { "always" } else { "never" }
    }

    /// Whether it lets through only what its values name: none of them matches whatever `all` does, or is
    /// known to IAM only.
    /// `IfExists` lets through what has no such key, and may be meant to.
    pub(super) fn narrows(&self, all: &str, may_exist: bool) -> bool {
        let is_open = |text: &str| text.contains("${") || contains::contains(text, all);
        let names_values = !self.values.iter().filter_map(|it| it.kind.text()).any(is_open);
        let is_positive = |it: &ResolvedOperator<'_>| {
            let is_open = it.info.negated || it.info.family == Family::Null;
            !is_open && (may_exist && it.set.is_none() || !it.is_true_without_key(self.values))
        };
        names_values && self.operator.as_ref().is_some_and(is_positive)
    }

    /// The texts of its values, run-time ones as marks; of a list of run time its mark.
    pub(super) fn emitted(&self) -> Emitted {
        if let [Value { kind: ValueKind::Holes(hole), .. }] = self.values {
            return Emitted::List(hole::mark(*hole, Part::List));
        }
        Emitted::Texts(each(self.values, |value| text(&value.kind)))
    }
}

/// The values of a condition, as they are emitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Emitted {
    /// Texts.
    Texts(Vec<String>),
    /// A list of run time: its mark.
    List(String),
}

fn text(kind: &ValueKind<'_>) -> String {
    match kind {
        ValueKind::Hole(hole) | ValueKind::Holes(hole) => hole::mark(*hole, Part::Whole),
        known => known.text().unwrap_or_default().to_owned(),
    }
}

/// Looks up the names of all conditions, and checks each by itself.
pub(super) fn resolve<'p>(
    conditions: &'p [Condition<'p>],
    scope: &mut Scope<'_>,
) -> Vec<ResolvedCondition<'p>> {
    let mut resolved: Vec<ResolvedCondition<'_>> = Vec::new();
    for (index, condition) in conditions.iter().enumerate() {
        // In a document, keys share an operator: what is wrong with it is told once.
        let before = index.checked_sub(1).and_then(|before| conditions.get(before));
        let is_shared = before.is_some_and(|it| it.operator == condition.operator);
        let operator = match resolved.last().filter(|_| is_shared) {
            Some(before) => before.operator.clone(),
            None => operator::resolve(&condition.operator, scope.findings),
        };
        resolved.push(one(condition, operator, scope));
    }
    duplicates(&resolved, scope.findings);
    resolved
}

fn one<'p>(
    condition: &'p Condition<'p>,
    operator: Option<ResolvedOperator<'p>>,
    scope: &mut Scope<'_>,
) -> ResolvedCondition<'p> {
    let key = key::resolve(&condition.key, scope.findings);
    let resolved = ResolvedCondition { key, operator, values: &condition.values };
    if let (Some(key), Some(operator)) = (&resolved.key, &resolved.operator) {
        let fits = fit::check(key, operator, &condition.values, scope.findings);
        let values = value::Values { key, operator, all: &condition.values };
        values.holes(scope);
        values.check(condition.values_span, fits, scope.findings);
    }
    resolved
}

/// Reports the same operator and key twice: of two equal names in an object, JSON keeps one.
fn duplicates(conditions: &[ResolvedCondition<'_>], findings: &mut Findings) {
    let mut seen: HashMap<(&str, String), &ResolvedKey<'_>> = HashMap::new();
    for condition in conditions {
        let (Some(key), Some(operator)) = (&condition.key, &condition.operator) else { continue };
        let earlier = match seen.entry((&operator.text, key.name.to_ascii_lowercase())) {
            Entry::Vacant(entry) => {
                entry.insert(key);
                continue;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        let (rule, message) = if earlier.written == key.written {
            let message =
                format!("`{} {}` stands twice in this statement", key.name, operator.text);
            (Rule::DuplicateCondition, message)
        } else {
            let (this, other) = (&key.written, &earlier.written);
            let message =
                format!("`{this}` and `{other}` are the same key in different letter case");
            (Rule::DuplicateKeysWithDifferentCase, message)
        };
        let remedy = match operator.info.family {
            Family::Null | Family::Bool => "leave one out",
            // None of a list is what none of two lists is.
            _ if operator.info.negated && operator.set.is_none() => "put all values into one list",
            _ => "a statement cannot ask for both: in one list, any of the values is enough",
        };
        findings.push(Finding::new(rule, key.span, message).help(remedy));
    }
}
