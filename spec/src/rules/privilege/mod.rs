//! Rules about privileges that a statement grants in addition to its purpose: passing roles, and creating
//! service-linked roles.

mod allow_not_action;
mod create_slr_with_not_action_and_not_resource;
mod create_slr_with_not_resource;
mod create_slr_with_star_in_action_and_not_resource;
mod create_slr_with_star_in_action_and_resource;
mod create_slr_with_star_in_resource;
mod create_slr_with_star_in_resource_and_not_action;
mod given;
mod pass_role_with_not_action_and_not_resource;
mod pass_role_with_not_resource;
mod pass_role_with_star_in_action_and_not_resource;
mod pass_role_with_star_in_action_and_resource;
mod pass_role_with_star_in_resource;
mod pass_role_with_star_in_resource_and_not_action;

use crate::model::emitted::Emitted;
use crate::model::resource::{Arns, Resource};
use crate::model::{ArnPattern, Effort, Pattern};
use crate::rules::findings::Findings;
use crate::rules::subject::{Emitting, head};
use crate::syntax::{Effect, PolicyType};
use crate::text::{Finding, Span, wildcard};
use given::{BroadGrant, Named, Power};
use std::borrow::Cow;

/// Creates the finding of a rule.
type Found = fn(&BroadGrant<'_>) -> Finding;

/// The rules about a privilege, by how the action is named and by whether the resources are `*` or `not …`.
type Rules = [(Named, [Found; 2]); 3];

const PASS_ROLE: (Power, Rules) = (
    Power {
        action: "iam:PassRole",
        what: "any role can be passed to a service",
        example: "arn:aws:iam::123456789012:role/cognito-*",
        limit: ("iam:PassedToService", "cognito-idp.amazonaws.com"),
        takes_exact: false,
    },
    [
        (
            Named::Exactly,
            [pass_role_with_star_in_resource::found, pass_role_with_not_resource::found],
        ),
        (
            Named::ByPattern,
            [
                pass_role_with_star_in_action_and_resource::found,
                pass_role_with_star_in_action_and_not_resource::found,
            ],
        ),
        (
            Named::ByNot,
            [
                pass_role_with_star_in_resource_and_not_action::found,
                pass_role_with_not_action_and_not_resource::found,
            ],
        ),
    ],
);

const CREATE_SERVICE_LINKED_ROLE: (Power, Rules) = (
    Power {
        action: "iam:CreateServiceLinkedRole",
        what: "a role can be created for any service",
        example: "arn:aws:iam::123456789012:role/aws-service-role/email.cognito-idp.amazonaws.com/*",
        limit: ("iam:AWSServiceName", "email.cognito-idp.amazonaws.com"),
        takes_exact: true,
    },
    [
        (
            Named::Exactly,
            [create_slr_with_star_in_resource::found, create_slr_with_not_resource::found],
        ),
        (
            Named::ByPattern,
            [
                create_slr_with_star_in_action_and_resource::found,
                create_slr_with_star_in_action_and_not_resource::found,
            ],
        ),
        (
            Named::ByNot,
            [
                create_slr_with_star_in_resource_and_not_action::found,
                create_slr_with_not_action_and_not_resource::found,
            ],
        ),
    ],
);

pub(super) fn check(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    // Other types of policies grant nothing, or nothing of IAM.
    if !matches!(emitting.policy.kind, PolicyType::Identity | PolicyType::Session) {
        return;
    }
    for emitted in emitting.statements.iter().filter(|it| it.effect == Effect::Allow) {
        let powers = [&PASS_ROLE, &CREATE_SERVICE_LINKED_ROLE];
        let found = powers.iter().filter_map(|(power, rules)| find(power, rules, emitted));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            findings.extend(allow_not_action::find(emitted));
        }
        findings.extend(found);
    }
}

/// Returns whether a resource can be any role.
fn is_any_role(resource: &Resource<'_>) -> bool {
    let every = Pattern::with_wildcards("role/?*", Span::new(0, 0));
    let is_open = |arn: &ArnPattern<'_>| {
        wildcard::matches(&arn.service.query(), "iam")
            && arn.resource.covers(&every, &mut Effort::of_one())
    };
    match &resource.arns {
        Arns::Any => true,
        Arns::Pattern(arn) => is_open(arn),
        Arns::Runtime(_) => false,
    }
}

fn find(power: &Power, rules: &Rules, emitted: &Emitted<'_, '_>) -> Option<Finding> {
    let (named, span) = named(power, emitted)?;
    let resources = &emitted.statement.resources;
    let excluded = resources.negated;
    if !excluded && !resources.any(&is_any_role) {
        return None;
    }
    let (key, _) = power.limit;
    // Otherwise the statement has other actions, whose requests never carry the key.
    let is_alone = named == Named::Exactly && emitted.actions.len() == 1;
    let mut conditions = emitted.statement.conditions.iter();
    let is_limited = conditions.any(|it| {
        let is_exact =
            !power.takes_exact || !it.listed().iter().any(|it| it.pattern.has_wildcard());
        it.is_about(key) && is_exact && it.narrows("*.amazonaws.com")
    });
    if is_limited && !excluded {
        return None;
    }
    let (_, [on_star, on_not]) = rules.iter().find(|(it, _)| *it == named)?;
    let found = if excluded { on_not } else { on_star };
    let service = emitted.actions.iter().find_map(|it| {
        let (prefix, _) = it.split_once(':')?;
        (prefix != "iam" && !wildcard::has_wildcard(prefix)).then(|| prefix.to_owned())
    });
    Some(found(&BroadGrant { power, named, is_alone, excluded, span, service }))
}

/// Returns how and where a statement names the action.
fn named(power: &Power, emitted: &Emitted<'_, '_>) -> Option<(Named, Span)> {
    if emitted.statement.actions.negated {
        let is_excepted =
            emitted.actions.iter().any(|it| wildcard::matches_ignoring_case(it, power.action));
        let span = emitted.statement.actions.span().unwrap_or_else(|| head(emitted.statement));
        return (!is_excepted).then_some((Named::ByNot, span));
    }
    let is_named = |it: &Cow<'_, str>| wildcard::matches_ignoring_case(it, power.action);
    if !emitted.actions.iter().any(is_named) {
        return None;
    }
    let listed = emitted.statement.listed_actions();
    let mut items = listed.items.iter().enumerate();
    items.find_map(|(index, item)| {
        let covering = listed.names_of(index).iter().find(|it| is_named(it))?;
        let is_there = emitted.actions.contains(covering);
        let named =
            if wildcard::has_wildcard(covering) { Named::ByPattern } else { Named::Exactly };
        is_there.then_some((named, item.span))
    })
}
