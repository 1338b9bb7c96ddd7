//! [`Rule::UncataloguedService`]: reported for a name with the prefix of a service that is not in the catalog.

use crate::model::fault::is_name_character;
use crate::syntax::Key;
use crate::text::{Argument, Finding, Rule, Span, Text, Words, words};

fn new(span: Span, prefix: &str) -> Finding {
    let message = words!("the service `{service}` is not in the catalog", service = prefix);
    Finding::new(Rule::UncataloguedService, span, message)
}

/// Reports the service prefix of an action; `action` is the name after it, if there is one.
pub(in crate::rules) fn of_action(prefix: &Text<'_>, action: Option<&str>) -> Finding {
    let is_name = |it: &&str| it.chars().all(is_name_character);
    let name = action.filter(is_name).unwrap_or("Name");
    let text = format!("{}:{name}", prefix.value.to_ascii_lowercase());
    new(prefix.span, &prefix.value).help(words!(
        "write its actions like `{name}`, which are emitted unchanged",
        name = Argument::Unchecked(text.into())
    ))
}

/// Reports the service prefix of a condition key.
pub(in crate::rules) fn of_key(key: &Key<'_>, prefix: &str) -> Finding {
    new(key.name.span, prefix).help(words!(
        "write its condition keys like `{name}`",
        name = Argument::Unchecked(key.name.value.to_string().into())
    ))
}

/// Reports the service prefix of a resource type; `owner` names the service that has the type.
pub(in crate::rules) fn of_resource(span: Span, prefix: &str, owner: Option<Words>) -> Finding {
    new(span, prefix)
        .help(owner.unwrap_or_else(|| words!("write the full ARN as a string: `\"arn:…\"`")))
}
