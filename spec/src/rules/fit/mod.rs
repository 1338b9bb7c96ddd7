//! Rules about actions that can't be used on the resources of their statement.

use crate::facts::catalog::ActionInfo;
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::model::resource::Resource;
use crate::rules::action::{
    missing_dependent_action, no_effect_action, partly_ineffective_pattern,
};
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::syntax::{Effect, PolicyType};
use crate::text::{Finding, Level};

mod broad_resource;
mod empty_resource_set;
mod missing_required_resource;
pub(super) mod names;
mod resource_policy;
mod slip;
mod unsupported_resource_for_action;
mod unused_resource;

/// Checks a statement that could be read completely.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    let kind = subject.policy.kind;
    if kind == PolicyType::Trust {
        // The resource is the role, and the rules about trust policies check the actions.
        return;
    }
    if kind == PolicyType::Resource && !statement.written.broken {
        let found = resource_policy::find(statement);
        if !found.is_empty() {
            return findings.extend(found);
        }
    }
    let all = &subject.policy.statements;
    let is_whole = !statement.written.broken;
    if let Some(resource) = statement.leaves_no_resource().filter(|_| is_whole) {
        findings.push(empty_resource_set::found(resource));
    }
    if statement.is_closed() {
        unsupported_actions(statement, findings);
        unused_resources(statement, findings);
        // The policy of a resource is about that resource alone.
        if kind != PolicyType::Resource {
            missing_resources(statement, all, findings);
        }
        ineffective_patterns(statement, findings);
        if matches!(kind, PolicyType::Identity | PolicyType::Session) {
            findings.extend(broad_resource::find(statement));
        }
    }
    if statement.actions.negated {
        return;
    }
    if is_whole && kind == PolicyType::Identity && statement.effect() == Some(Effect::Allow) {
        for item in &statement.actions.items {
            findings.extend(missing_dependent_action::find(item, all));
        }
    }
    if !kind.applies_without_iam() {
        without_effect(kind, statement, findings);
    }
}

/// Reports the items that can't be used on any resource.
fn unsupported_actions(statement: &Statement<'_>, findings: &mut Findings) {
    if resources_are_the_mistake(statement) {
        // The statement has no effect at all, just as if each action were reported.
        let are_reviewed = actions_are(statement, ActionInfo::is_reviewed);
        for resource in statement.resources.known() {
            findings.push(unused_resource::found(resource).of_facts(are_reviewed));
        }
        return;
    }
    for (item, meaning, left) in statement.actions.named() {
        // An action that IAM does not authorize has its own rule, whatever the resource.
        if !statement.can_use_any(meaning) && left.iter().any(|it| it.authorization.is_iam()) {
            let found = unsupported_resource_for_action::found;
            let finding = of_item(statement, meaning, found(statement, item, meaning, &left));
            let are_reviewed = left.iter().all(|it| it.is_reviewed());
            findings.push(finding.of_facts(are_reviewed));
        }
    }
}

/// Raises the level of a finding about an item without any usable action, if the item is a set: the emitted list
/// would lack it, so nobody can allow the finding.
pub(super) fn of_item(
    statement: &Statement<'_>,
    meaning: &ActionMeaning<'_>,
    finding: Finding,
) -> Finding {
    if statement.is_set(meaning) { finding.at_level(Level::Error) } else { finding }
}

/// Returns whether `such` is true for all actions.
fn actions_are(statement: &Statement<'_>, such: impl Fn(&ActionInfo) -> bool) -> bool {
    statement.actions.meanings().all(|it| it.actions().iter().all(|it| such(it)))
}

/// Returns whether the resources are the likely mistake: there are fewer of them than actions, and none of the
/// actions can be used on them, although each can be used on some type of resource.
fn resources_are_the_mistake(statement: &Statement<'_>) -> bool {
    if statement.actions.items.len() <= statement.resources.items.len() {
        return false;
    }
    let mut count = 0;
    for (_, meaning, left) in statement.actions.named() {
        if statement.can_use_any(meaning) || left.iter().any(|it| it.resource_types.is_empty()) {
            return false;
        }
        count += 1;
    }
    count == statement.actions.items.len()
}

/// Reports operations that IAM does not authorize.
fn without_effect(kind: PolicyType, statement: &Statement<'_>, findings: &mut Findings) {
    for (item, meaning, left) in statement.actions.named() {
        if !left.iter().any(|it| it.authorization.is_iam()) {
            findings.push(no_effect_action::found(kind, item, meaning, &left));
        }
    }
}

/// Reports the resources that no action can be used on, unless all of the actions are at fault, or the resource may
/// be intended for something that an action lacks.
fn unused_resources(statement: &Statement<'_>, findings: &mut Findings) {
    let Some(actions) = statement.actions.cataloged() else { return };
    let mut unused = Vec::new();
    for resource in statement.resources.known() {
        if !resource.target.goes_with_any(&actions) {
            unused.push(resource);
        }
    }
    if unused.len() == statement.resources.items.len() {
        return;
    }
    unused.retain(|resource| !actions.iter().any(|it| may_be_missing(statement, it, resource)));
    // A superfluous resource changes nothing, and AWS's own policies contain some. It is an error only if all facts
    // were written by hand.
    let are_reviewed = actions_are(statement, |it| it.service.has_items());
    for resource in unused {
        findings.push(unused_resource::found(resource).of_facts(are_reviewed));
    }
}

/// Returns whether an ARN may be intended for a resource that an action lacks, which is reported anyway.
fn may_be_missing(statement: &Statement<'_>, action: &ActionInfo, resource: &Resource<'_>) -> bool {
    let Some(arn) = resource.arns.pattern() else { return false };
    action.resource_types.iter().filter(|it| it.required).any(|it| {
        let lacks = !statement.resources.may_be(it.resource_type);
        lacks && arn.service.as_literal() == Some(it.resource_type.arn.service)
    })
}

/// Reports the actions that need a resource which no statement of the policy has. A `deny` on any one of the
/// resources is enough, so it needs no others.
fn missing_resources(statement: &Statement<'_>, all: &[Statement<'_>], findings: &mut Findings) {
    if statement.effect() != Some(Effect::Allow) {
        return;
    }
    for item in &statement.actions.items {
        let Ok(meaning @ ActionMeaning::Named(action)) = &item.meaning else {
            continue;
        };
        let missing = statement.missing_types(action, all);
        if !missing.is_empty() && statement.can_use_any(meaning) {
            let finding = missing_required_resource::found(item, action, &missing);
            findings.push(finding.of_facts(action.is_reviewed()));
        }
    }
}

/// Reports patterns that match some actions which can't be used on the resources.
fn ineffective_patterns(statement: &Statement<'_>, findings: &mut Findings) {
    for (item, meaning, left) in statement.actions.named() {
        if !matches!(meaning, ActionMeaning::Named(_)) && statement.can_use_any(meaning) {
            findings.extend(partly_ineffective_pattern::find(statement, item, meaning, &left));
        }
    }
}
