//! Sets of actions, worked out into lists: `level(..)` and `except`.

use super::Resolved;
use super::action::{ActionList, Meaning, ResolvedAction};
use crate::facts::catalog::{ActionInfo, Service};
use crate::rules::findings::Findings;
use crate::text::list::{distinct, each, try_each};
use crate::text::names::{quoted, some};
use crate::text::{Finding, Level, Rule};
use std::borrow::Cow;
use std::ptr;

/// What is emitted.
type Text<'r> = Cow<'r, str>;

/// The actions as they are emitted, sets worked out; `None` if something was reported.
pub(super) fn work_out<'r>(
    statement: &'r Resolved<'_>,
    findings: &mut Findings,
) -> Option<Vec<Text<'r>>> {
    let list = &statement.actions;
    let reachable = |action: &ActionInfo| reaches(statement, action);
    for item in &list.items {
        report_empty_levels(item, &reachable, statement, findings);
    }
    if statement.statement.broken || !statement.resources_are_known() {
        return None;
    }
    let items = try_each(&list.items, |item| item.meaning.as_ref())?;
    if list.except.iter().any(|item| item.meaning.is_none()) {
        return None;
    }
    let every = list.items.iter().find(|item| matches!(item.meaning, Some(Meaning::Every)));
    if let Some(every) = every.filter(|_| list.negated) {
        let (not, all) = (findings.notation.not_actions(), findings.notation.every_action());
        let message = format!("`{not} {all}` leaves no action");
        findings.push(
            Finding::new(Rule::EmptyActionSet, every.span, message)
                .help("name what is not meant, or leave out the statement"),
        );
    }
    let is_reported = |item: &ResolvedAction<'_>| {
        findings.iter().any(|it| it.span == item.span && it.rule.level() == Level::Error)
    };
    if list.items.iter().any(is_reported) {
        return None;
    }
    let (Some(first), Some(last)) = (list.except.first(), list.except.last()) else {
        let values = emit_list(statement, &items);
        if values.is_empty() && !items.is_empty() {
            nothing_left(statement, list, findings);
        }
        return Some(values);
    };
    let values = emit_difference(list, &items, &|action| is_left(statement, action));
    if values.is_empty() {
        let span = first.span.to(last.span);
        findings.push(
            Finding::new(Rule::EmptyActionSet, span, "`except` leaves no action")
                .help("take something out of the exceptions, or leave out the statement"),
        );
    }
    Some(values)
}

/// Reports sets of which every action is left out, unless something says why.
fn nothing_left(statement: &Resolved<'_>, list: &ActionList<'_>, findings: &mut Findings) {
    let span = statement.statement.span;
    if findings.iter().any(|it| it.level.is_error() && it.span.overlaps(span)) {
        return;
    }
    if let (Some(first), Some(last)) = (list.items.first(), list.items.last()) {
        let message = "the statement allows no action of the set";
        findings.push(
            Finding::new(Rule::EmptyActionSet, first.span.to(last.span), message)
                .help("name the actions: each message says what it lacks"),
        );
    }
}

/// Item by item, each action once.
fn emit_list<'r>(statement: &'r Resolved<'_>, items: &[&'r Meaning<'r>]) -> Vec<Text<'r>> {
    let mut texts = Vec::new();
    for meaning in items {
        emit_item(statement, meaning, &mut texts);
    }
    distinct(texts)
}

fn emit_item<'r>(statement: &Resolved<'_>, meaning: &'r Meaning<'r>, out: &mut Vec<Text<'r>>) {
    let before = out.len();
    match meaning {
        Meaning::Named(action) => out.push(Text::Borrowed(action.qualified_name)),
        Meaning::Pattern { service, name, matched } => {
            if statement.expands {
                emit_names(statement, matched, out);
            }
            // A pattern of which nothing is left stays: a list of nothing says something else.
            if out.len() == before {
                out.push(format!("{}:{name}", service.prefix).into());
            }
        }
        Meaning::Unchecked(text) => out.push(Text::Borrowed(text)),
        Meaning::Every => out.push(Text::Borrowed("*")),
        Meaning::Levels { members, .. } => {
            emit_names(statement, members, out);
        }
    }
}

/// Whether a set of the statement is worked out with an action.
fn is_left(statement: &Resolved<'_>, action: &ActionInfo) -> bool {
    reaches(statement, action) && !statement.leaves_out(action)
}

fn emit_names(statement: &Resolved<'_>, actions: &[&'static ActionInfo], out: &mut Vec<Text<'_>>) {
    for action in actions {
        if is_left(statement, action) {
            out.push(Text::Borrowed(action.qualified_name));
        }
    }
}

/// The items of a list that are known, with what each is emitted as.
pub(super) struct Listed<'r> {
    pub(super) items: Vec<&'r ResolvedAction<'r>>,
    /// Of all items, one behind the other.
    pub(super) texts: Vec<Cow<'r, str>>,
    /// Where the texts of each item end.
    ends: Vec<usize>,
}

impl<'r> Listed<'r> {
    pub(super) fn texts_of(&self, index: usize) -> &[Cow<'r, str>] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.texts[start..self.ends[index]]
    }
}

pub(super) fn items<'r>(statement: &'r Resolved<'_>) -> Listed<'r> {
    let mut listed = Listed { items: Vec::new(), texts: Vec::new(), ends: Vec::new() };
    for item in &statement.actions.items {
        if let Some(meaning) = &item.meaning {
            emit_item(statement, meaning, &mut listed.texts);
            listed.items.push(item);
            listed.ends.push(listed.texts.len());
        }
    }
    listed
}

/// Whether a set of the statement holds an action: one that IAM authorises and that can be used on a
/// resource of the statement.
fn reaches(statement: &Resolved<'_>, action: &ActionInfo) -> bool {
    // All but a set can be widened by what the set leaves out: there it holds everything.
    statement.actions.negated
        || action.authorization.is_iam()
            && (statement.resources.negated || statement.can_use_any(action))
}

/// The set difference: catalogued actions in catalogue order, service by service, then the others.
fn emit_difference<'r>(
    list: &ActionList<'_>,
    items: &[&'r Meaning<'r>],
    reachable: &dyn Fn(&ActionInfo) -> bool,
) -> Vec<Text<'r>> {
    let is_held = |action: &ActionInfo| {
        items.iter().any(|meaning| match meaning {
            // What the author names is never dropped.
            Meaning::Named(named) => ptr::eq(*named, action),
            Meaning::Unchecked(_) => false,
            _ => meaning.covers(action.qualified_name) && reachable(action),
        })
    };
    let mut services: Vec<&'static Service> = Vec::new();
    for service in items.iter().filter_map(|meaning| Some(meaning.actions().first()?.service)) {
        if !services.iter().any(|it| ptr::eq(*it, service)) {
            services.push(service);
        }
    }
    let mut values: Vec<Text<'_>> = Vec::new();
    for service in services {
        for action in service.actions {
            if is_held(action) {
                values.push(Text::Borrowed(action.qualified_name));
            }
        }
    }
    for meaning in items {
        if let Meaning::Unchecked(text) = meaning
            && !values.iter().any(|value| value.eq_ignore_ascii_case(text))
        {
            values.push(Text::Borrowed(text));
        }
    }
    values.retain(|value| !list.excepts(value));
    values
}

/// `level(..)` that stands for no action.
fn report_empty_levels(
    item: &ResolvedAction<'_>,
    reachable: &dyn Fn(&ActionInfo) -> bool,
    statement: &Resolved<'_>,
    findings: &mut Findings,
) {
    let Some(Meaning::Levels { service, levels, members }) = &item.meaning else {
        return;
    };
    // That a service has no such action hangs on no resource.
    let is_judged = !statement.statement.broken && statement.resources_are_known();
    if !members.is_empty() && (!is_judged || members.iter().any(|action| reachable(action))) {
        return;
    }
    let names = each(levels, |level| level.name());
    let levels = quoted(&names, "or");
    let message = if members.is_empty() {
        format!("`{}` has no action of level {levels}", service.prefix)
    } else {
        let on = some(&statement.resource_names(), "or");
        format!("no action of level {levels} can be used on {on}")
    };
    findings.push(
        Finding::new(Rule::EmptyActionSet, item.span, message)
            .help("a set without actions does nothing: leave it out"),
    );
}
