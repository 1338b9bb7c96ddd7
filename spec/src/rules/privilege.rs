//! What a statement gives away beside what it is about: roles to pass, and roles that services make for
//! themselves.

use super::{CheckedStatement, Resolved, set};
use crate::facts::arn::Arn;
use crate::model::contains;
use crate::rules::findings::Findings;
use crate::syntax::{Effect, Notation};
use crate::text::{Finding, Rule, Span, wildcard as pattern};
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

pub(super) fn check(
    statements: &[(&Resolved<'_>, &CheckedStatement<'_>)],
    findings: &mut Findings,
) {
    for (resolved, emitted) in statements.iter().filter(|(_, it)| it.effect == Effect::Allow) {
        for power in [&PASS_ROLE, &CREATE_SERVICE_LINKED_ROLE] {
            findings.extend(power.given_by(resolved, emitted, findings.notation));
        }
    }
}

impl Power {
    fn given_by(
        &self,
        resolved: &Resolved<'_>,
        emitted: &CheckedStatement<'_>,
        notation: Notation,
    ) -> Option<Finding> {
        let (named, span) = self.named(resolved, emitted)?;
        let excluded = emitted.resources.negated;
        let is_open = |text: &Cow<'_, str>| {
            text == "*"
                || Arn::parse(text).is_ok_and(|arn| {
                    pattern::matches(arn.service, "iam")
                        && contains::contains(arn.resource, "role/?*")
                })
        };
        if !excluded && !emitted.resources.values.iter().any(is_open) {
            return None;
        }
        let (key, value) = self.limit;
        // The other actions of the statement never carry the key.
        let is_alone = named == Named::Exactly && emitted.actions.values.len() == 1;
        let mut conditions = resolved.conditions.iter();
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
                notation.unchecked(self.action),
                notation.not_actions()
            )),
        };
        if excluded {
            return Some(finding);
        }
        let operator = if is_alone { "StringEquals" } else { "StringEqualsIfExists" };
        let condition = notation.unchecked_condition(key, operator, value);
        Some(finding.help(format!("or add the condition `{condition}`")))
    }

    /// How, and where, a statement names the action.
    fn named(
        &self,
        resolved: &Resolved<'_>,
        emitted: &CheckedStatement<'_>,
    ) -> Option<(Named, Span)> {
        if emitted.actions.negated {
            let is_excepted = emitted
                .actions
                .values
                .iter()
                .any(|it| pattern::matches_ignoring_case(it, self.action));
            let items = &resolved.actions.items;
            let span =
                items.first().zip(items.last()).map(|(first, last)| first.span.to(last.span));
            let span = span.unwrap_or_else(|| resolved.head());
            return (!is_excepted).then_some((Named::ByNot, span));
        }
        let is_named = |it: &Cow<'_, str>| pattern::matches_ignoring_case(it, self.action);
        if !emitted.actions.values.iter().any(is_named) {
            return None;
        }
        let listed = set::items(resolved);
        let mut items = listed.items.iter().enumerate();
        items.find_map(|(index, item)| {
            let covering = listed.texts_of(index).iter().find(|it| is_named(it))?;
            let is_there = emitted.actions.values.contains(covering);
            let named =
                if pattern::has_wildcard(covering) { Named::ByPattern } else { Named::Exactly };
            is_there.then_some((named, item.span))
        })
    }
}
