//! Sets of actions in which nothing is left: `level(..)`, `except` and `not`.

use super::findings::Findings;
use super::reach::resource_names;
use super::subject::Subject;
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::text::list::each;
use crate::text::names::{quoted, some};
use crate::text::{Finding, Rule};

/// Reports `level(..)` without an action, and `not` before every action.
pub(super) fn check_levels(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    for item in &statement.actions.items {
        findings.extend(empty_levels(item, statement));
    }
    if !statement.actions.negated {
        return;
    }
    let mut items = statement.actions.items.iter();
    let every = items.find(|item| matches!(item.meaning, Ok(ActionMeaning::Every)));
    if let Some(every) = every.filter(|_| statement.emits_actions()) {
        let (not, all) = (findings.notation.not_actions(), findings.notation.every_action());
        let message = format!("`{not} {all}` leaves no action");
        findings.push(
            Finding::new(Rule::EmptyActionSet, every.span, message)
                .help("name what is not meant, or leave out the statement"),
        );
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
        let span = first.span.to(last.span);
        findings.push(
            Finding::new(Rule::EmptyActionSet, span, "`except` leaves no action")
                .help("take something out of the exceptions, or leave out the statement"),
        );
    }
}

/// Reports sets of which every action is left out; something else may say why.
pub(super) fn check_nothing_left(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let list = &statement.actions;
    let (Some(first), Some(last)) = (list.items.first(), list.items.last()) else { return };
    if list.except.is_empty() && statement.emits_actions() && statement.has_only_empty_sets() {
        let message = "the statement allows no action of the set";
        findings.push(
            Finding::new(Rule::EmptyActionSet, first.span.to(last.span), message)
                .help("name the actions: each message says what it lacks"),
        );
    }
}

/// `level(..)` without an action.
fn empty_levels(item: &ActionEntry<'_>, statement: &Statement<'_>) -> Option<Finding> {
    let Ok(ActionMeaning::Levels { service, levels, members }) = &item.meaning else {
        return None;
    };
    // Whether a service has such an action does not depend on resources.
    let is_judged = !statement.written.broken && statement.resources.are_known();
    if !members.is_empty() && (!is_judged || members.iter().any(|it| statement.reaches(it))) {
        return None;
    }
    let names = each(levels, |level| level.name());
    let levels = quoted(&names, "or");
    let message = if members.is_empty() {
        format!("`{}` has no action of level {levels}", service.prefix)
    } else {
        let on = some(&resource_names(statement), "or");
        format!("no action of level {levels} can be used on {on}")
    };
    let finding = Finding::new(Rule::EmptyActionSet, item.span, message);
    Some(finding.help("a set without actions does nothing: leave it out"))
}
