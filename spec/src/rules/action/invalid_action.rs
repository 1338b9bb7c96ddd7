//! [`Rule::InvalidAction`]: a fault of an action's name.

use super::meant::{self, Remedy};
use crate::facts::catalog::{Service, service};
use crate::model::action::ActionEntry;
use crate::syntax::ActionKind;
use crate::text::{Argument, Finding, Rule, Span, Text, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::InvalidAction, span, message)
}

fn with(finding: Finding, remedy: Remedy) -> Finding {
    let span = finding.span;
    finding.help(remedy.help).edit_if(span, remedy.written)
}

/// A name that is not one of the service's actions.
pub(in crate::rules) fn unknown(
    service: &'static Service,
    name: &Text<'_>,
    searches: bool,
) -> Finding {
    let written = &*name.value;
    let operation = service.operations_without_action.iter();
    if let Some(operation) = operation.copied().find(|it| it.eq_ignore_ascii_case(written)) {
        let message = words!(
            "`{operation}` is an API operation of `{service}` and no IAM action",
            operation = operation,
            service = service.prefix
        );
        return new(name.span, message).help(match service.action(&format!("Admin{operation}")) {
            Some(admin) => words!("use `{admin}`, which IAM authorises", admin = admin),
            None => words!("no policy can allow or deny it: leave it out"),
        });
    }
    let message =
        words!("unknown action `{name}` in `{service}`", name = written, service = service.prefix);
    let finding = new(name.span, message);
    match searches {
        true => with(finding, meant::action(service, written)),
        false => finding.help(meant::newer(service, written)),
    }
}

/// A name without a service, in a document.
pub(in crate::rules) fn without_service(name: &Text<'_>) -> Finding {
    if let Some(service) = service(&name.value) {
        let message = words!("`{name}` is a service, and names no action", name = &name.value);
        let example = service.actions().first().map(|it| it.qualified_name).unwrap_or_default();
        return new(name.span, message)
            .help(words!("an action stands behind a colon: `{example}`", example = example));
    }
    let finding = new(name.span, words!("`{name}` names no service", name = &name.value));
    with(finding, meant::service_of(&name.value))
}

/// A prefix without a name.
pub(in crate::rules) fn without_name(
    service: &'static Service,
    prefix: Option<&Text<'_>>,
    name: &Text<'_>,
) -> Finding {
    let message = words!("`{service}:` names no action", service = service.prefix);
    let place = prefix.map_or(name.span, |it| it.span.to(name.span));
    new(place, message).help(words!(
        "as in `{service}:{example}`",
        service = service.prefix,
        example = service.actions().first().map_or("*", |it| it.name)
    ))
}

/// A pattern that matches nothing.
pub(in crate::rules) fn without_match(
    service: &'static Service,
    name: &Text<'_>,
    searches: bool,
) -> Finding {
    let message = words!(
        "no action of `{service}` matches `{name}`",
        service = service.prefix,
        name = &name.value
    );
    new(name.span, message).help(meant::pattern(service, &name.value, searches))
}

/// A text that is not a valid action.
pub(in crate::rules) fn without_form(entry: &ActionEntry<'_>) -> Finding {
    let (written, span) = match &entry.written.kind {
        ActionKind::Unchecked(text) => (&*text.value, text.span),
        ActionKind::Name { whole: Some(whole), .. } => (&**whole, entry.span),
        _ => ("", entry.span),
    };
    let finding = new(span, words!("`{written}` has not the form of an action", written = written));
    if written.contains(char::is_whitespace) || written.contains(',') {
        return with(finding, meant::without_space(written));
    }
    finding.help(words!(
        "an action is a service prefix, a colon and a name: `{example}`",
        example = Argument::Unchecked("new:Action".into())
    ))
}
