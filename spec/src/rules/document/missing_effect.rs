//! [`Rule::MissingEffect`]: asked of each statement.

use crate::syntax::Missing;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(missing: &Missing) -> Finding {
    let finding = Finding::new(Rule::MissingEffect, missing.span, message(missing, "Effect"));
    match &missing.help {
        Some(help) => finding.help(help.clone()),
        None => finding.help(
            Words::default()
                .in_json(words!("write `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`")),
        ),
    }
}

/// That an element is missing, or that something else is in its place.
pub(in crate::rules) fn message(missing: &Missing, element: &'static str) -> Words {
    match &missing.instead {
        Some(instead) => words!("expected {instead}", instead = instead.as_str()),
        None => words!("this statement has no `{element}`", element = element),
    }
}
