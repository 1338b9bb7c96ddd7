//! What a statement gives away beside what it is about: roles to pass, and roles that services make for
//! themselves.

use super::findings::Findings;
use super::subject::{Emitting, head};
use crate::model::emitted::Emitted;
use crate::model::resource::{Arns, Resource};
use crate::model::{ArnPattern, Effort, Pattern};
use crate::syntax::{Effect, Notation};
use crate::text::{Finding, Rule, Span, wildcard};
use std::borrow::Cow;

/// An action that hands out roles, and the rules about it.
struct Power {
    action: &'static str,
    /// What it hands out, in words.
    what: &'static str,
    /// How its resources are named.
    example: &'static str,
    /// The condition key that limits it, and one of its values.
    limit: (&'static str, &'static str),
    /// By how the action is named, and by whether the resources are `*` or `not …`.
    rules: [(Named, [Rule; 2]); 3],
}

/// How a statement names an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Exactly,
    ByPattern,
    ByNot,
}

const PASS_ROLE: Power = Power {
    action: "iam:PassRole",
    what: "any role can be passed to a service",
    example: "arn:aws:iam::123456789012:role/cognito-*",
    limit: ("iam:PassedToService", "cognito-idp.amazonaws.com"),
    rules: [
        (Named::Exactly, [Rule::PassRoleWithStarInResource, Rule::PassRoleWithNotResource]),
        (
            Named::ByPattern,
            [
                Rule::PassRoleWithStarInActionAndResource,
                Rule::PassRoleWithStarInActionAndNotResource,
            ],
        ),
        (
            Named::ByNot,
            [
                Rule::PassRoleWithStarInResourceAndNotAction,
                Rule::PassRoleWithNotActionAndNotResource,
            ],
        ),
    ],
};

const CREATE_SERVICE_LINKED_ROLE: Power = Power {
    action: "iam:CreateServiceLinkedRole",
    what: "any service can be given a role",
    example: "arn:aws:iam::123456789012:role/aws-service-role/email.cognito-idp.amazonaws.com/*",
    limit: ("iam:AWSServiceName", "email.cognito-idp.amazonaws.com"),
    rules: [
        (Named::Exactly, [Rule::CreateSlrWithStarInResource, Rule::CreateSlrWithNotResource]),
        (
            Named::ByPattern,
            [
                Rule::CreateSlrWithStarInActionAndResource,
                Rule::CreateSlrWithStarInActionAndNotResource,
            ],
        ),
        (
            Named::ByNot,
            [
                Rule::CreateSlrWithStarInResourceAndNotAction,
                Rule::CreateSlrWithNotActionAndNotResource,
            ],
        ),
    ],
};

pub(super) fn check(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    for emitted in emitting.statements.iter().filter(|it| it.effect == Effect::Allow) {
        for power in [&PASS_ROLE, &CREATE_SERVICE_LINKED_ROLE] {
            let finding = power.given_by(emitted, findings.notation);
            findings.extend(finding);
        }
    }
}

/// Whether a resource can be any role.
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

impl Power {
    fn given_by(&self, emitted: &Emitted<'_, '_>, notation: Notation) -> Option<Finding> {
        let (named, span) = self.named(emitted)?;
        let resources = &emitted.statement.resources;
        let excluded = resources.negated;
        if !excluded && !resources.any(&is_any_role) {
            return None;
        }
        let (key, value) = self.limit;
        // The other actions of the statement never carry the key.
        let is_alone = named == Named::Exactly && emitted.actions.len() == 1;
        let mut conditions = emitted.statement.conditions.iter();
        let is_limited =
            conditions.any(|it| it.is_about(key) && it.narrows("*.amazonaws.com", !is_alone));
        if is_limited && !excluded {
            return None;
        }
        let (_, [on_star, on_not]) = self.rules.into_iter().find(|(it, _)| *it == named)?;
        let rule = if excluded { on_not } else { on_star };
        let message = match named {
            Named::Exactly => format!("`{}` reaches too far here: {}", self.action, self.what),
            Named::ByPattern | Named::ByNot => {
                format!("this allows `{}` too: {}", self.action, self.what)
            }
        };
        let finding = Finding::new(rule, span, message);
        let finding = match named {
            Named::Exactly => finding.help(format!("name the roles, as in `\"{}\"`", self.example)),
            Named::ByPattern => finding.help("name the actions that are meant"),
            Named::ByNot => finding.help(format!(
                "name the actions that are meant, or add `{}` behind `{}`",
                self.action,
                notation.not_actions()
            )),
        };
        if excluded {
            return Some(finding);
        }
        let operator = if is_alone { "StringEquals" } else { "StringEqualsIfExists" };
        let condition = notation.condition(key, operator, value);
        Some(finding.help(format!("or add the condition `{condition}`")))
    }

    /// How, and where, a statement names the action.
    fn named(&self, emitted: &Emitted<'_, '_>) -> Option<(Named, Span)> {
        if emitted.statement.actions.negated {
            let is_excepted =
                emitted.actions.iter().any(|it| wildcard::matches_ignoring_case(it, self.action));
            let items = &emitted.statement.actions.items;
            let span =
                items.first().zip(items.last()).map(|(first, last)| first.span.to(last.span));
            let span = span.unwrap_or_else(|| head(emitted.statement));
            return (!is_excepted).then_some((Named::ByNot, span));
        }
        let is_named = |it: &Cow<'_, str>| wildcard::matches_ignoring_case(it, self.action);
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
}
