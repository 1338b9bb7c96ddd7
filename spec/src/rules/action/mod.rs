//! Rules about actions: unknown names, and sets that contain no actions.

use crate::facts::catalog::AccessLevel;
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::fault::{ActionFault, ServiceFault};
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::rules::variable;
use crate::syntax::{ActionKind, Effect, PolicyType};
use crate::text::{Finding, Text};

pub(super) mod empty_action_set;
mod invalid_access_level;
mod invalid_action;
mod invalid_service_in_action;
pub(super) mod missing_dependent_action;
pub(super) mod no_effect_action;
mod owner;
pub(super) mod partly_ineffective_pattern;
mod retired_action;
mod suggest;
pub(super) mod uncatalogued_service;
pub(super) mod unneeded_unchecked;
pub(super) mod unsupported_action_in_policy;

pub(super) use owner::preferred_prefixes;

/// Reports unknown names in lists of actions, and problems with known ones.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    let listed = statement.actions.items.len();
    let allows_listed = statement.effect() == Some(Effect::Allow) && !statement.actions.negated;
    let entries = statement.actions.items.iter().chain(&statement.actions.except);
    for (index, entry) in entries.enumerate() {
        if let ActionKind::Levels { levels, .. } = &entry.written.kind {
            let is_unknown =
                |it: &&Text<'_>| AccessLevel::ALL.iter().all(|of| of.name() != it.value);
            findings.extend(levels.iter().filter(is_unknown).map(invalid_access_level::found));
        }
        if subject.policy.kind == PolicyType::Trust
            && let Some(finding) = unsupported_action_in_policy::of_trust(entry)
        {
            findings.push(finding);
            continue;
        }
        match &entry.meaning {
            Err(fault) => report(subject.policy.kind, entry, fault, findings),
            Ok(meaning) => {
                findings.extend(unneeded_unchecked::find(entry, meaning));
                let can_remove = allows_listed && index < listed;
                findings.extend(retired_action::find(entry, meaning, can_remove));
            }
        }
    }
}

fn report(
    kind: PolicyType,
    entry: &ActionEntry<'_>,
    fault: &ActionFault<'_>,
    findings: &mut Findings,
) {
    let is_name = matches!(entry.written.kind, ActionKind::Name { .. });
    let (prefix, name) = match &entry.written.kind {
        ActionKind::Name { prefix, name, .. } => (prefix.as_ref(), Some(name)),
        ActionKind::Levels { prefix, .. } => (prefix.as_ref(), None),
        ActionKind::Unchecked(text) => (None, Some(text)),
        ActionKind::Every => (None, None),
    };
    let finding = match (fault, name) {
        (ActionFault::Text(fault), _) => {
            let span = name.filter(|_| !is_name).map_or(entry.span, |it| it.span);
            return variable::report(fault, span, "", findings);
        }
        (ActionFault::Service(fault), _) => match (&entry.written.kind, prefix) {
            (ActionKind::Unchecked(text), _) => invalid_service_in_action::in_unchecked(text),
            (_, Some(prefix)) => {
                let name = name.filter(|_| is_name).map(|it| &*it.value);
                service(*fault, prefix, name, findings)
            }
            _ => return,
        },
        (ActionFault::NoService, Some(name)) => invalid_action::without_service(name),
        (ActionFault::NoName(service), Some(name)) => {
            invalid_action::without_name(service, prefix, name)
        }
        (ActionFault::Unknown(service), Some(name)) => {
            invalid_action::unknown(kind, service, name, findings.may_search())
        }
        (ActionFault::NoMatch(service), Some(name)) => {
            invalid_action::without_match(service, name, findings.may_search())
        }
        (ActionFault::Form, _) => invalid_action::without_form(entry),
        // Each level has its own finding.
        _ => return,
    };
    findings.push(finding);
}

/// Reports an unknown service prefix; `action` is the name after it, if there is one.
fn service(
    fault: ServiceFault,
    prefix: &Text<'_>,
    action: Option<&str>,
    findings: &mut Findings,
) -> Finding {
    match fault {
        ServiceFault::Uncataloged => uncatalogued_service::of_action(prefix, action),
        ServiceFault::Wildcard => invalid_service_in_action::wildcard(prefix),
        ServiceFault::Unknown => {
            invalid_service_in_action::unknown(prefix, action, findings.may_search())
        }
    }
}

/// Reports a `level(..)` that selects no action, and `not` before every action.
pub(super) fn check_levels(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    for item in &statement.actions.items {
        findings.extend(empty_action_set::of_levels(item, statement));
    }
    if !statement.actions.negated {
        return;
    }
    let mut items = statement.actions.items.iter();
    let every = items.find(|item| matches!(item.meaning, Ok(ActionMeaning::Every)));
    if let Some(every) = every.filter(|_| statement.emits_actions()) {
        findings.push(empty_action_set::not_every(every.span));
    }
}

/// Reports exceptions that leave no action.
pub(super) fn check_differences(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let except = &statement.actions.except;
    let (Some(first), Some(last)) = (except.first(), except.last()) else { return };
    if statement.emitted_actions().is_some_and(|it| it.is_empty()) {
        findings.push(empty_action_set::of_except(first.span.to(last.span)));
    }
}

/// Reports sets whose actions are all left out, unless another finding explains it.
pub(super) fn check_nothing_left(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let list = &statement.actions;
    let Some(span) = list.span() else { return };
    if list.except.is_empty() && statement.emits_actions() && statement.has_only_empty_sets() {
        findings.push(empty_action_set::nothing_left(span));
    }
}
