//! [`Rule::UnknownRule`]: checked for each lint level.

use crate::text::{Finding, Rule, Text, words};

const RULE: Rule = Rule::UnknownRule;

/// Reports a rule whose level cannot be set.
pub(in crate::rules) fn without_levels(rule: Rule, name: &Text<'_>) -> Finding {
    let message =
        words!("`{rule}` is always an error: its level cannot be changed", rule = rule.name());
    Finding::new(RULE, name.span, message).help(
        words!(
            "only lints have levels; for a name that is not in the catalog, write `unchecked(\"…\")`"
        )
        .in_json(words!(
            "only lints have levels; for a name that is not in the catalog, write `#![unchecked(\"…\")]`"
        )),
    )
}

/// Reports an unknown name of a rule; `near` is the suggestion.
pub(in crate::rules) fn found(name: &Text<'_>, near: Option<&str>) -> Finding {
    let finding =
        Finding::new(RULE, name.span, words!("unknown rule `{rule}`", rule = &name.value));
    finding.help(match near {
        Some(near) => words!("a rule with a similar name exists: `{near}`", near = near),
        None => words!(
            "see the documentation of `Rule` for a list; the last line of each warning names its rule"
        ),
    })
}
