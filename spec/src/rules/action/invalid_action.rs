//! [`Rule::InvalidAction`]: reported for a fault in the name of an action.

use super::suggest::{self, Remedy};
use crate::facts::catalog::{Service, service};
use crate::model::action::ActionEntry;
use crate::syntax::{ActionKind, PolicyType};
use crate::text::{Argument, Finding, Rule, Span, Text, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::InvalidAction, span, message)
}

fn with(finding: Finding, remedy: Remedy) -> Finding {
    let span = finding.span;
    finding.help(remedy.help).edit_if(span, remedy.written)
}

/// Reports a name that is not an action of the service.
pub(in crate::rules) fn unknown(
    kind: PolicyType,
    service: &'static Service,
    name: &Text<'_>,
    searches: bool,
) -> Finding {
    let written = &*name.value;
    let operation = service.operations_without_action.iter();
    if let Some(operation) = operation.copied().find(|it| it.eq_ignore_ascii_case(written)) {
        let message = words!(
            "`{operation}` is an API operation of `{service}`, not an IAM action",
            operation = operation,
            service = service.prefix
        );
        return new(name.span, message).help(match service.action(&format!("Admin{operation}")) {
            Some(admin) => words!("use `{admin}`, which IAM authorizes", admin = admin),
            None => words!("remove it: no policy can allow or deny it"),
        });
    }
    let unlisted = service.unlisted_operations.iter();
    if let Some(operation) = unlisted.copied().find(|it| it.eq_ignore_ascii_case(written)) {
        let message = words!(
            "`{operation}` is an API operation of `{service}` that is not known as an IAM action yet",
            operation = operation,
            service = service.prefix
        );
        return new(name.span, message).help(suggest::newer(service, operation));
    }
    let message =
        words!("unknown action `{name}` in `{service}`", name = written, service = service.prefix);
    let finding = new(name.span, message);
    match searches {
        true => with(finding, suggest::action(kind, service, written)),
        false => finding.help(suggest::newer(service, written)),
    }
}

/// Reports a name without a service prefix, in a document.
pub(in crate::rules) fn without_service(name: &Text<'_>) -> Finding {
    if let Some(service) = service(&name.value) {
        let message = words!("`{name}` is a service prefix without an action", name = &name.value);
        let example = service.actions().first().map(|it| it.qualified_name).unwrap_or_default();
        return new(name.span, message)
            .help(words!("add a colon and an action: `{example}`", example = example));
    }
    let finding = new(name.span, words!("`{name}` has no service prefix", name = &name.value));
    with(finding, suggest::service_of(&name.value))
}

/// Reports a service prefix without a name.
pub(in crate::rules) fn without_name(
    service: &'static Service,
    prefix: Option<&Text<'_>>,
    name: &Text<'_>,
) -> Finding {
    let message = words!("expected an action after `{service}:`", service = service.prefix);
    let place = prefix.map_or(name.span, |it| it.span.to(name.span));
    new(place, message).help(words!(
        "add an action, like `{service}:{example}`",
        service = service.prefix,
        example = service.actions().first().map_or("*", |it| it.name)
    ))
}

/// Reports a pattern that matches nothing.
pub(in crate::rules) fn without_match(
    service: &'static Service,
    name: &Text<'_>,
    searches: bool,
) -> Finding {
    let message = words!(
        "no action in `{service}` matches `{name}`",
        service = service.prefix,
        name = &name.value
    );
    new(name.span, message).help(suggest::pattern(service, &name.value, searches))
}

/// Reports a string that is not a valid action.
pub(in crate::rules) fn without_form(entry: &ActionEntry<'_>) -> Finding {
    let (written, span) = match &entry.written.kind {
        ActionKind::Unchecked(text) => (&*text.value, text.span),
        ActionKind::Name { whole: Some(whole), .. } => (&**whole, entry.span),
        _ => ("", entry.span),
    };
    let finding = new(span, words!("invalid action `{written}`", written = written));
    if written.contains(char::is_whitespace) || written.contains(',') {
        return with(finding, suggest::without_space(written));
    }
    finding.help(words!(
        "expected `service:Name`, like `{example}`",
        example = Argument::Unchecked("new:Action".into())
    ))
}
