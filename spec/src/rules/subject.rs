//! The inputs of the rules.

use crate::facts::catalog::Quota;
use crate::model::condition::{Condition, ConditionKey, Operator};
use crate::model::emitted::Emitted;
use crate::model::{Policy, Statement};
use crate::syntax::PolicyType;
use crate::text::Span;
use crate::write::JsonDocument;

/// A policy.
pub(super) struct Subject<'s, 'p> {
    pub(super) policy: &'s Policy<'p>,
}

/// A condition with a known key and operator.
pub(super) struct Conditioned<'s, 'p> {
    /// The type of the policy.
    pub(super) kind: PolicyType,
    pub(super) condition: &'s Condition<'p>,
    pub(super) key: &'s ConditionKey<'p>,
    pub(super) operator: &'s Operator<'p>,
    /// In a document: other keys share the operator.
    pub(super) shares_operator: bool,
}

/// The statements of a policy whose emitted JSON is fully known.
pub(super) struct Emitting<'s, 'p> {
    pub(super) policy: &'s Policy<'p>,
    pub(super) statements: &'s [Emitted<'s, 'p>],
    /// The document, if these are all of the statements.
    pub(super) document: Option<&'s JsonDocument>,
    /// The policy is small enough for everything that it can be attached to, whatever else is wrong with it.
    pub(super) is_small: bool,
}

/// Returns the span for a finding about a full statement: its `Sid`, or else its effect.
pub(super) fn head(statement: &Statement<'_>) -> Span {
    let effect = statement.written.effect.as_ref().map(|it| it.span);
    let sid = statement.written.sid.as_ref().map(|it| it.span);
    sid.or(effect).unwrap_or(statement.written.span)
}

/// Returns whether statements are small enough for everything that a policy can be attached to; `document` is their
/// document.
pub(super) fn are_small(statements: &[Emitted<'_, '_>], document: Option<&JsonDocument>) -> bool {
    let most = Quota::ALL.iter().map(|it| it.characters()).max().unwrap_or_default();
    // A repeated name is emitted once.
    let mut items = 0;
    for Emitted { statement, .. } in statements {
        items += statement.actions.items.len() + statement.resources.items.len();
    }
    let is_short = document.is_some_and(|it| it.length() <= most) || length(statements) <= most;
    is_short && items <= most / 4
}

/// Returns the number of bytes in the actions and resources of statements.
fn length(statements: &[Emitted<'_, '_>]) -> usize {
    let mut length = 0;
    for emitted in statements {
        for action in &emitted.actions {
            length += action.len();
        }
        for resource in &emitted.resources {
            length += resource.arns.length();
        }
    }
    length
}
