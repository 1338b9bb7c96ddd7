//! [`Rule::MissingEffect`]: checked for each statement.

use crate::syntax::Missing;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(missing: &Missing) -> Finding {
    let finding = Finding::new(Rule::MissingEffect, missing.span, message(missing, "Effect"));
    match &missing.help {
        Some(help) => finding.help(help.clone()),
        None => finding.help(
            Words::default()
                .in_json(words!("add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`")),
        ),
    }
}

/// Describes a missing element, or what is found in its place.
pub(in crate::rules) fn message(missing: &Missing, element: &'static str) -> Words {
    match &missing.instead {
        Some(instead) => words!("expected {instead}", instead = instead.as_str()),
        None => words!("missing `{element}` in this statement", element = element),
    }
}
