//! [`Rule::UncataloguedService`]: found where a name has the prefix of a service that the catalog does not have.

use crate::model::fault::is_name_character;
use crate::syntax::Key;
use crate::text::{Argument, Finding, Rule, Span, Text, Words, words};

fn new(span: Span, prefix: &str) -> Finding {
    let message = words!("no catalogue for the service `{service}`", service = prefix);
    Finding::new(Rule::UncataloguedService, span, message)
}

/// The prefix of an action; `action` is the name after it, if there is one.
pub(in crate::rules) fn of_action(prefix: &Text<'_>, action: Option<&str>) -> Finding {
    let is_name = |it: &&str| it.chars().all(is_name_character);
    let name = action.filter(is_name).unwrap_or("Name");
    let text = format!("{}:{name}", prefix.value.to_ascii_lowercase());
    new(prefix.span, &prefix.value).help(words!(
        "an action of it is written `{name}`, and emitted as it stands",
        name = Argument::Unchecked(text.into())
    ))
}

/// The prefix of a condition key.
pub(in crate::rules) fn of_key(key: &Key<'_>, prefix: &str) -> Finding {
    new(key.name.span, prefix).help(words!(
        "a condition key of it is written `{name}`",
        name = Argument::Unchecked(key.name.value.to_string().into())
    ))
}

/// The prefix of a resource type; `owner` says which service has the type.
pub(in crate::rules) fn of_resource(span: Span, prefix: &str, owner: Option<Words>) -> Finding {
    new(span, prefix).help(owner.unwrap_or_else(|| {
        words!("write the whole ARN as a string, which is checked for its form: `\"arn:…\"`")
    }))
}
