//! [`Rule::InvalidResourceType`]: reported for a fault in the name of a resource type.

use super::owner;
use crate::facts::catalog::Service;
use crate::text::list::each;
use crate::text::{Finding, Rule, Span, similar, words};

/// Reports an unknown resource type; `near` are the services that the statement names.
pub(in crate::rules) fn found(
    span: Span,
    service: &'static Service,
    name: &str,
    near: &[&'static Service],
) -> Finding {
    let message = words!(
        "unknown resource type `{name}` in `{service}`",
        name = name,
        service = service.prefix
    );
    let finding = Finding::new(Rule::InvalidResourceType, span, message);
    if let Some(elsewhere) = owner::suggestion(name, near) {
        return finding.help(elsewhere);
    }
    let names = each(service.resource_types(), |it| it.name);
    match similar::nearest(name, names.iter().copied()) {
        Some(near) => finding
            .help(words!("a resource type with a similar name exists: `{near}`", near = near)),
        None => finding.help(words!(
            "the resource types of `{service}` are {names:some_and}",
            service = service.prefix,
            names = names
        )),
    }
}
