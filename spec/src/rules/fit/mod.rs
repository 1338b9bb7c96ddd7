//! Which action goes with which resource.

use crate::facts::catalog::{ActionInfo, Service};
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::model::resource::Resource;
use crate::rules::action::{
    missing_dependent_action, no_effect_action, partly_ineffective_pattern,
};
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::syntax::Effect;

mod broad_resource;
mod empty_resource_set;
mod missing_required_resource;
pub(super) mod names;
mod slip;
mod unsupported_resource_for_action;
mod unused_resource;

/// Checks a statement that was read whole.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    let all = &subject.policy.statements;
    let is_whole = !statement.written.broken;
    if let Some(resource) = statement.leaves_no_resource().filter(|_| is_whole) {
        findings.push(empty_resource_set::found(resource));
    }
    if statement.is_closed() {
        unsupported_actions(statement, findings);
        unused_resources(statement, findings);
        missing_resources(statement, all, findings);
        ineffective_patterns(statement, findings);
        findings.extend(broad_resource::find(statement));
    }
    if statement.actions.negated {
        return;
    }
    if is_whole && statement.effect() == Some(Effect::Allow) {
        for item in &statement.actions.items {
            findings.extend(missing_dependent_action::find(item, all));
        }
    }
    without_effect(statement, findings);
}

/// Reports the items that can be used on no resource.
fn unsupported_actions(statement: &Statement<'_>, findings: &mut Findings) {
    if resources_are_the_mistake(statement) {
        // The statement does nothing at all, as when each action is reported.
        let are_reviewed = actions_are(statement, |it| it.is_reviewed);
        for resource in statement.resources.known() {
            findings.push(unused_resource::found(resource).of_facts(are_reviewed));
        }
        return;
    }
    for (item, meaning, left) in statement.actions.named() {
        if !statement.can_use_any(meaning) {
            let found = unsupported_resource_for_action::found;
            let finding = found(statement, item, meaning, &left);
            let are_reviewed = left.iter().all(|it| it.service.is_reviewed);
            findings.push(finding.of_facts(are_reviewed));
        }
    }
}

/// Whether all of its actions are of such services.
fn actions_are(statement: &Statement<'_>, such: impl Fn(&Service) -> bool) -> bool {
    statement.actions.meanings().all(|it| it.actions().iter().all(|it| such(it.service)))
}

/// Several actions that all go with resources, and none with these, which are fewer.
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

/// Warns of operations that IAM does not authorize; what can be used on no resource was told more.
fn without_effect(statement: &Statement<'_>, findings: &mut Findings) {
    let is_reported = |meaning| {
        statement.is_closed()
            && !resources_are_the_mistake(statement)
            && !statement.can_use_any(meaning)
    };
    for (item, meaning, left) in statement.actions.named() {
        if !left.iter().any(|it| it.authorization.is_iam()) && !is_reported(meaning) {
            findings.push(no_effect_action::found(item, meaning, &left));
        }
    }
}

/// Reports the resources that no action can use, unless all of the actions are at fault, or one is
/// not known that may have been meant for them.
fn unused_resources(statement: &Statement<'_>, findings: &mut Findings) {
    let Some(actions) = statement.actions.catalogued() else { return };
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
    // A resource too many changes nothing, and AWS's own policies have some: it is an error where every fact was
    // written by hand.
    let are_reviewed = actions_are(statement, Service::has_items);
    for resource in unused {
        findings.push(unused_resource::found(resource).of_facts(are_reviewed));
    }
}

/// Whether an ARN of no known type may have been meant for what an action lacks: that is reported.
fn may_be_missing(statement: &Statement<'_>, action: &ActionInfo, resource: &Resource<'_>) -> bool {
    let Some(arn) = resource.arns.pattern() else { return false };
    action.resource_types.iter().filter(|it| it.required).any(|it| {
        let lacks = !statement.resources.may_be(it.resource_type);
        lacks && arn.service.as_literal() == Some(it.resource_type.arn.service)
    })
}

/// Reports the actions that need a resource which no statement of the policy gives them. Denying an
/// action on one of its resources is enough, so a deny needs no other.
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
            findings.push(finding.of_facts(action.service.is_reviewed));
        }
    }
}

/// Reports patterns that match, besides what the resources go with, actions that they do not.
fn ineffective_patterns(statement: &Statement<'_>, findings: &mut Findings) {
    for (item, meaning, left) in statement.actions.named() {
        if !matches!(meaning, ActionMeaning::Named(_)) && statement.can_use_any(meaning) {
            findings.extend(partly_ineffective_pattern::find(statement, item, meaning, &left));
        }
    }
}
