//! Unknown names in action lists.

use super::findings::Findings;
use super::subject::Subject;
use super::suggest_action::{
    meant_pattern, owner, preferred_prefixes, unknown_action, unknown_level, without_service,
    without_space,
};
use super::variable;
use crate::facts::catalog::{self, AccessLevel, Service, service};
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::fault::{ActionFault, ServiceFault, is_name_character};
use crate::syntax::ActionKind;
use crate::text::names::similar_name;
use crate::text::{Finding, Rule, Text, similar, wildcard};

pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for entry in statement.actions.items.iter().chain(&statement.actions.except) {
        if let ActionKind::Levels { levels, .. } = &entry.written.kind {
            let is_unknown =
                |it: &&Text<'_>| AccessLevel::ALL.iter().all(|of| of.name() != it.value);
            findings.extend(levels.iter().filter(is_unknown).map(unknown_level));
        }
        match &entry.meaning {
            Err(fault) => report(entry, fault, findings),
            Ok(meaning) => {
                unneeded_unchecked(entry, meaning, findings);
                retired(entry, meaning, findings);
            }
        }
    }
}

fn report(entry: &ActionEntry<'_>, fault: &ActionFault<'_>, findings: &mut Findings) {
    let (prefix, name) = match &entry.written.kind {
        ActionKind::Name { prefix, name, .. } => (prefix.as_ref(), Some(name)),
        ActionKind::Levels { prefix, .. } => (prefix.as_ref(), None),
        ActionKind::Unchecked(text) => (None, Some(text)),
        ActionKind::Every => (None, None),
    };
    let finding = match (fault, name) {
        (ActionFault::Text(fault), _) => {
            let span = name.map_or(entry.span, |it| it.span);
            let is_part = matches!(entry.written.kind, ActionKind::Name { .. });
            let span = if is_part { entry.span } else { span };
            return variable::report(fault, span, "", findings);
        }
        (ActionFault::Service(fault), _) => {
            if let ActionKind::Unchecked(text) = &entry.written.kind {
                let finding = unknown_service_in_unchecked(text);
                return findings.push(finding);
            }
            let Some(prefix) = prefix else { return };
            let name =
                if matches!(entry.written.kind, ActionKind::Name { .. }) { name } else { None };
            no_service(*fault, prefix, name.map(|it| &*it.value), findings)
        }
        (ActionFault::NoService, Some(name)) => without_service(name),
        (ActionFault::NoName(service), Some(name)) => no_name(service, prefix, name),
        (ActionFault::Unknown(service), Some(name)) => {
            let searches = findings.may_search();
            unknown_action(service, name, findings.notation, searches)
        }
        (ActionFault::NoMatch(service), Some(name)) => no_match(service, name, findings),
        (ActionFault::Form, _) => no_form(entry, findings),
        // Each level has its own finding.
        _ => return,
    };
    findings.push(finding);
}

/// `unchecked` around a name that is known.
fn unneeded_unchecked(
    entry: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    findings: &mut Findings,
) {
    let is_known = matches!(meaning, ActionMeaning::Named(_) | ActionMeaning::Pattern { .. });
    if let ActionKind::Unchecked(text) = &entry.written.kind
        && is_known
    {
        let message = match meaning {
            ActionMeaning::Named(_) => format!("the catalog has `{}`", text.value),
            _ => format!("the catalog has actions that `{}` matches", text.value),
        };
        let remedy = format!("write `{}`, without `unchecked`", findings.notation.actions(meaning));
        findings.push(Finding::new(Rule::UnneededUnchecked, entry.span, message).help(remedy));
    }
}

/// An action that AWS's pages no longer list, or a pattern that matches no other.
fn retired(entry: &ActionEntry<'_>, meaning: &ActionMeaning<'_>, findings: &mut Findings) {
    let months: Option<Vec<_>> = meaning.actions().iter().map(|it| it.retired).collect();
    // The last one: until then there was an action.
    let Some(month) = months.and_then(|it| it.into_iter().max()) else { return };
    let name = findings.notation.actions(meaning);
    let message = match meaning {
        ActionMeaning::Named(_) => format!("`{name}` is no longer in AWS's pages, as of {month}"),
        _ => format!("no action that `{name}` matches is in AWS's pages any more, as of {month}"),
    };
    let finding = Finding::new(Rule::RetiredAction, entry.span, message);
    findings.push(finding.help("remove it, or name the action that replaced it"));
}

/// A prefix without a name.
fn no_name(service: &'static Service, prefix: Option<&Text<'_>>, name: &Text<'_>) -> Finding {
    let message = format!("`{}:` names no action", service.prefix);
    let example = service.actions().first().map_or("*", |it| it.name);
    let place = prefix.map_or(name.span, |it| it.span.to(name.span));
    Finding::new(Rule::InvalidAction, place, message)
        .help(format!("as in `{}:{example}`", service.prefix))
}

/// A pattern that matches nothing.
fn no_match(service: &'static Service, name: &Text<'_>, findings: &mut Findings) -> Finding {
    let message = format!("no action of `{}` matches `{}`", service.prefix, name.value);
    let searches = findings.may_search();
    let remedy = meant_pattern(service, &name.value, findings.notation, searches);
    Finding::new(Rule::InvalidAction, name.span, message).help(remedy)
}

/// An unknown prefix; `action` is the name after it, if there is one.
fn no_service(
    fault: ServiceFault,
    prefix: &Text<'_>,
    action: Option<&str>,
    findings: &mut Findings,
) -> Finding {
    let written = &*prefix.value;
    match fault {
        ServiceFault::Uncatalogued => {
            let message = format!("no catalogue for the service `{written}`");
            let is_name = |it: &&str| it.chars().all(is_name_character);
            let name = action.filter(is_name).unwrap_or("Name");
            let text = format!("{}:{name}", written.to_ascii_lowercase());
            let unchecked = findings.notation.unchecked(&text);
            Finding::new(Rule::UncataloguedService, prefix.span, message)
                .help(format!("an action of it is written `{unchecked}`, and emitted as it stands"))
        }
        ServiceFault::Wildcard => {
            let message = format!("`{written}` is no service: wildcards stand in the name only");
            let every = findings.notation.every_action();
            let remedy = format!("name the service; every action of AWS is `{every}`");
            Finding::new(Rule::InvalidServiceInAction, prefix.span, message).help(remedy)
        }
        ServiceFault::Unknown => {
            let message = format!("unknown service `{written}`");
            let owner = || action.and_then(owner);
            // Of the services that have an action, the one with a similar prefix.
            let near_owner = || {
                let service = service(similar::nearest(written, preferred_prefixes())?)?;
                let found = service.action(action?)?;
                Some(format!("a service with a similar name has it: `{}`", found.qualified_name))
            };
            let near = || similar_name("service", written, preferred_prefixes());
            let remedy = match action {
                _ if !findings.may_search() => None,
                // Patterns match in many services.
                Some(pattern) if wildcard::has_wildcard(pattern) => near().or_else(owner),
                _ => near_owner().or_else(owner).or_else(near),
            };
            let remedy = remedy.unwrap_or_else(newer_service);
            Finding::new(Rule::InvalidServiceInAction, prefix.span, message).help(remedy)
        }
    }
}

/// A prefix that is nearly one of AWS's, in a name that is not checked otherwise.
fn unknown_service_in_unchecked(text: &Text<'_>) -> Finding {
    let (prefix, name) = text.value.split_once(':').unwrap_or_default();
    let message = format!("unknown service `{prefix}`");
    let near = similar::nearest(prefix, preferred_prefixes());
    let remedy = near.map(|near| match service(near).and_then(|it| it.action(name)) {
        Some(action) => format!("write `{}`", action.qualified_name),
        None => format!("write `unchecked(\"{near}:{name}\")`"),
    });
    Finding::new(Rule::InvalidServiceInAction, text.span, message).helps(remedy)
}

/// What to do about a service that is newer than the catalog, or private.
fn newer_service() -> String {
    let date = catalog::CATALOGUE_DATE;
    let files = match catalog::has_own_files() {
        true => "in a file next to your other catalog files",
        false => "in a catalog file (`COGNITO_PERMS_CATALOG`; for the command, `--catalog`)",
    };
    format!("the catalog has AWS's services as of {date}; describe a newer or private one {files}")
}

/// A text that is not a valid action.
fn no_form(entry: &ActionEntry<'_>, findings: &Findings) -> Finding {
    let (written, span) = match &entry.written.kind {
        ActionKind::Unchecked(text) => (&*text.value, text.span),
        ActionKind::Name { whole: Some(whole), .. } => (&**whole, entry.span),
        _ => ("", entry.span),
    };
    let message = format!("`{written}` has not the form of an action");
    let notation = findings.notation;
    let remedy = if written.contains(char::is_whitespace) || written.contains(',') {
        without_space(written, notation)
    } else {
        let example = notation.unchecked("new:Action");
        format!("an action is a service prefix, a colon and a name: `{example}`")
    };
    Finding::new(Rule::InvalidAction, span, message).help(remedy)
}
