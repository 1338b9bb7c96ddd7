//! [`Rule::EmptyActionSet`]: checked for sets, in several steps, because another fault in the statement can explain
//! an empty set.

use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::rules::fit::names::resource_names;
use crate::text::list::each;
use crate::text::{Argument, Finding, Rule, Span, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::EmptyActionSet, span, message)
}

/// Reports a `level(..)` that selects no action.
pub(in crate::rules) fn of_levels(
    item: &ActionEntry<'_>,
    statement: &Statement<'_>,
) -> Option<Finding> {
    let Ok(ActionMeaning::Levels { service, levels, members }) = &item.meaning else {
        return None;
    };
    // Whether a service has an action with this level does not depend on resources.
    let is_judged = !statement.written.broken && statement.resources.are_known();
    if !members.is_empty() && (!is_judged || members.iter().any(|it| statement.reaches(it))) {
        return None;
    }
    let levels = each(levels, |level| level.name());
    let message = match members.is_empty() {
        true => words!(
            "`{service}` has no actions with access level {levels:or}",
            service = service.prefix,
            levels = levels
        ),
        false => words!(
            "no actions with access level {levels:or} can be used on {resources:some_or}",
            levels = levels,
            resources = resource_names(statement)
        ),
    };
    let finding = new(item.span, message);
    Some(finding.help(words!("remove the empty set")))
}

/// Reports a `not` before every action.
pub(in crate::rules) fn not_every(span: Span) -> Finding {
    let every = || Argument::EveryAction;
    let message = words!("`not {every}` excludes every action", every = every())
        .in_json(words!("`NotAction {every}` excludes every action", every = every()));
    new(span, message).help(words!("list what to exclude, or remove the statement"))
}

/// Reports exceptions that remove all actions.
pub(in crate::rules) fn of_except(span: Span) -> Finding {
    new(span, words!("`except` excludes every action"))
        .help(words!("remove some of the exceptions, or remove the statement"))
}

/// Reports a set whose actions are all left out.
pub(in crate::rules) fn nothing_left(span: Span) -> Finding {
    new(span, words!("no action in this set has an effect"))
        .help(words!("list the actions by name to see why each one has no effect"))
}
