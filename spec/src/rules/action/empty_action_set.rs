//! [`Rule::EmptyActionSet`]: asked of sets, in several steps: what else is wrong with a statement can explain an empty set.

use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::rules::fit::names::resource_names;
use crate::text::list::each;
use crate::text::{Argument, Finding, Rule, Span, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::EmptyActionSet, span, message)
}

/// `level(..)` without an action.
pub(in crate::rules) fn of_levels(
    item: &ActionEntry<'_>,
    statement: &Statement<'_>,
) -> Option<Finding> {
    let Ok(ActionMeaning::Levels { service, levels, members }) = &item.meaning else {
        return None;
    };
    // Whether a service has such an action does not depend on resources.
    let is_judged = !statement.written.broken && statement.resources.are_known();
    if !members.is_empty() && (!is_judged || members.iter().any(|it| statement.reaches(it))) {
        return None;
    }
    let levels = each(levels, |level| level.name());
    let message = match members.is_empty() {
        true => words!(
            "`{service}` has no action of level {levels:or}",
            service = service.prefix,
            levels = levels
        ),
        false => words!(
            "no action of level {levels:or} can be used on {resources:some_or}",
            levels = levels,
            resources = resource_names(statement)
        ),
    };
    let finding = new(item.span, message);
    Some(finding.help(words!("a set without actions does nothing: leave it out")))
}

/// `not` before every action.
pub(in crate::rules) fn not_every(span: Span) -> Finding {
    let every = || Argument::EveryAction;
    let message = words!("`not {every}` leaves no action", every = every())
        .in_json(words!("`NotAction {every}` leaves no action", every = every()));
    new(span, message).help(words!("name what is not meant, or leave out the statement"))
}

/// Exceptions that leave nothing.
pub(in crate::rules) fn of_except(span: Span) -> Finding {
    new(span, words!("`except` leaves no action"))
        .help(words!("take something out of the exceptions, or leave out the statement"))
}

/// A set of which every action is left out.
pub(in crate::rules) fn nothing_left(span: Span) -> Finding {
    new(span, words!("the statement allows no action of the set"))
        .help(words!("name the actions: each message says what it lacks"))
}
