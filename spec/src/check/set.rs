//! Sets of actions, worked out into lists: `level(..)` and `except`.

use super::action::{Meaning, ResolvedAction};
use super::{Resolved, quoted};
use crate::catalog::{ActionInfo, Service};
use crate::finding::{Finding, Level, Rule};
use std::ptr;

/// The actions as they are emitted, sets worked out; `None` if something was reported.
pub(super) fn work_out(
    statement: &Resolved<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Vec<String>> {
    let list = &statement.actions;
    let reachable = |action: &ActionInfo| {
        // All but a set can be widened by what the set leaves out: there it holds everything.
        list.negated
            || action.authorization.is_iam()
                && (statement.resources.negated || statement.can_use_any(action))
    };
    if statement.statement.broken || !statement.resources_are_known() {
        return None;
    }
    for item in &list.items {
        report_empty_levels(item, &reachable, statement, findings);
    }
    let items: Vec<_> =
        list.items.iter().map(|item| item.meaning.as_ref()).collect::<Option<_>>()?;
    let except: Vec<_> =
        list.except.iter().map(|item| item.meaning.as_ref()).collect::<Option<_>>()?;
    let is_reported = |item: &ResolvedAction| {
        findings.iter().any(|it| it.span == item.span && it.level() == Level::Error)
    };
    if list.items.iter().any(is_reported) {
        return None;
    }
    let (Some(first), Some(last)) = (list.except.first(), list.except.last()) else {
        return Some(emit_list(&items, &reachable));
    };
    let values = emit_difference(&items, &except, &reachable);
    if values.is_empty() {
        let span = first.span.to(last.span);
        findings.push(
            Finding::new(Rule::EmptyActionSet, span, "`except` leaves no action")
                .help("take something out of the exceptions, or leave out the statement"),
        );
    }
    Some(values)
}

/// Item by item; what a set adds is added once.
fn emit_list(items: &[&Meaning], reachable: &dyn Fn(&ActionInfo) -> bool) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for meaning in items {
        match meaning {
            Meaning::Named(action) => values.push(action.qualified_name()),
            Meaning::Pattern { service, name, .. } => {
                values.push(format!("{}:{name}", service.prefix));
            }
            Meaning::Unchecked(text) => values.push(text.clone()),
            Meaning::Every => values.push("*".to_owned()),
            Meaning::Levels { members, .. } => {
                for action in members.iter().filter(|action| reachable(action)) {
                    let name = action.qualified_name();
                    if !values.contains(&name) {
                        values.push(name);
                    }
                }
            }
        }
    }
    values
}

/// The set difference, in catalogue order, service by service.
fn emit_difference(
    items: &[&Meaning],
    except: &[&Meaning],
    reachable: &dyn Fn(&ActionInfo) -> bool,
) -> Vec<String> {
    let unchecked = |meaning: &&Meaning| match meaning {
        Meaning::Unchecked(text) => Some(text.clone()),
        _ => None,
    };
    let excepted: Vec<_> = except.iter().filter_map(unchecked).collect();
    let is_excepted = |action: &ActionInfo| {
        let by_text =
            || excepted.iter().any(|it| it.eq_ignore_ascii_case(&action.qualified_name()));
        except.iter().any(|meaning| meaning.holds(action)) || by_text()
    };
    let is_held = |action: &ActionInfo| {
        items.iter().any(|meaning| match meaning {
            // What the author names is never dropped.
            Meaning::Named(named) => ptr::eq(*named, action),
            _ => meaning.holds(action) && reachable(action),
        })
    };
    let mut services: Vec<&'static Service> = Vec::new();
    for service in items.iter().filter_map(|meaning| Some(meaning.actions().first()?.service)) {
        if !services.iter().any(|it| ptr::eq(*it, service)) {
            services.push(service);
        }
    }
    let actions = services.iter().flat_map(|service| service.actions);
    let left = actions.filter(|action| is_held(action) && !is_excepted(action));
    let kept = items.iter().filter_map(unchecked).filter(|it| !excepted.contains(it));
    left.map(ActionInfo::qualified_name).chain(kept).collect()
}

/// `level(..)` that stands for no action.
fn report_empty_levels(
    item: &ResolvedAction,
    reachable: &dyn Fn(&ActionInfo) -> bool,
    statement: &Resolved<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(Meaning::Levels { service, levels, members }) = &item.meaning else {
        return;
    };
    if members.iter().any(|action| reachable(action)) {
        return;
    }
    let names: Vec<_> = levels.iter().map(|level| level.name()).collect();
    let levels = quoted(&names, "or");
    let message = if members.is_empty() {
        format!("`{}` has no action of level {levels}", service.prefix)
    } else {
        let on = quoted(&statement.resource_names(), "or");
        format!("no action of level {levels} can be used on {on}")
    };
    findings.push(
        Finding::new(Rule::EmptyActionSet, item.span, message)
            .help("a set without actions does nothing: leave it out"),
    );
}
