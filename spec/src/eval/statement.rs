//! Statements: whether one applies to a request, and if not, which of its elements says so.

use super::arn;
use super::condition::is_true;
use super::principal;
use super::request::Request;
use super::truth::{Doubt, Truth};
use crate::facts::catalog::{ActionInfo, action};
use crate::syntax::{ActionItem, ActionKind, Actions, Effect, ResourceKind, Resources, Statement};
use crate::text::wildcard;

/// What a statement is to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it applies.
    pub applies: Truth,
    /// The element that stopped it, if it does not apply.
    pub stopped_by: Option<Stop>,
    /// The indexes of its conditions that are false or unclear, if its other elements match.
    pub conditions: Vec<usize>,
}

/// An element of a statement that does not match a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It is about other principals.
    Principal,
    /// It is about other actions.
    Action,
    /// It is about other resources.
    Resource,
    /// Some of its conditions are false.
    Condition,
    /// It has no valid effect.
    Effect,
}

/// Evaluates a statement. `variables` is whether the policy has policy variables.
pub(super) fn evaluate(statement: &Statement<'_>, request: &Request, variables: bool) -> Outcome {
    let stopped =
        |stop| Outcome { applies: Truth::False, stopped_by: Some(stop), conditions: Vec::new() };
    if effect(statement).is_none() {
        return stopped(Stop::Effect);
    }
    let mut applies = is_action(&statement.actions, &request.action);
    if applies.is_false() {
        return stopped(Stop::Action);
    }
    if let Some(principals) = &statement.principals {
        applies = applies.and(principal::is_one(principals, request));
        if applies.is_false() {
            return stopped(Stop::Principal);
        }
    }
    if has_resources(statement) {
        applies = applies.and(is_resource(&statement.resources, request, variables));
        if applies.is_false() {
            return stopped(Stop::Resource);
        }
    }
    let truths: Vec<_> =
        statement.conditions.iter().map(|it| is_true(it, request, variables)).collect();
    let conditions = (0..truths.len()).filter(|index| !truths[*index].is_true()).collect();
    applies = applies.and(Truth::all(truths));
    let stopped_by = applies.is_false().then_some(Stop::Condition);
    Outcome { applies, stopped_by, conditions }
}

/// Returns the effect of a statement, if it has a valid one.
pub(crate) fn effect(statement: &Statement<'_>) -> Option<Effect> {
    let effect = statement.effect.as_ref().filter(|_| statement.unknown_effect.is_none());
    effect.map(|it| it.value)
}

/// Returns whether a statement has resources: those of a trust policy, and of some resource policies, have none.
pub(crate) fn has_resources(statement: &Statement<'_>) -> bool {
    statement.principals.is_none() || !statement.resources.items.is_empty()
}

fn is_action(actions: &Actions<'_>, action: &str) -> Truth {
    let listed = Truth::any(actions.items.iter().map(|it| covers(it, action)));
    if actions.negated { !listed } else { listed }
}

/// Returns whether an item of a list of actions matches the name of an action, in any letter case.
fn covers(item: &ActionItem<'_>, action: &str) -> Truth {
    if matches!(item.kind, ActionKind::Every) {
        return Truth::True;
    }
    // Documents name actions.
    let Some(written) = item.written() else { return Truth::False };
    if !wildcard::matches_ignoring_case(&written, action) {
        return Truth::False;
    }
    let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
    let is_any = matches!(&*written, "*" | "*:*");
    match prefix.contains(['*', '?']) && !is_any {
        true => Truth::Unclear(Doubt::ServicePattern),
        false => Truth::True,
    }
}

fn is_resource(resources: &Resources<'_>, request: &Request, variables: bool) -> Truth {
    let resource = resource_of(request);
    let listed = Truth::any(resources.items.iter().map(|it| {
        let text = match &it.kind {
            ResourceKind::Any => "*",
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => &*text.value,
            // Documents write ARNs.
            _ => return Truth::False,
        };
        arn::resource(text, resource, request, variables).unwrap_or(match resources.negated {
            true => Truth::Unclear(Doubt::NoValueInNotResource),
            false => Truth::False,
        })
    }));
    if resources.negated { !listed } else { listed }
}

/// Returns the resource of a request as IAM sees it: an action without resource types is authorized on `*`.
fn resource_of(request: &Request) -> &str {
    let info = action(&request.action);
    // The resource types of what IAM does not authorize are unknown.
    let is_alone = |it: &ActionInfo| it.resource_types.is_empty() && it.authorization.is_iam();
    match info.is_some_and(is_alone) {
        true => "*",
        false => &request.resource,
    }
}
