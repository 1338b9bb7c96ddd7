//! [`Rule::UnknownRule`]: asked of each lint level.

use crate::text::{Finding, Rule, Text, words};

const RULE: Rule = Rule::UnknownRule;

/// A rule whose level cannot be set.
pub(in crate::rules) fn without_levels(rule: Rule, name: &Text<'_>) -> Finding {
    let message = words!("`{rule}` is an error, and has no other level", rule = rule.name());
    Finding::new(RULE, name.span, message).help(
        words!(
            "only lints have levels; what the catalogue does not know is written `unchecked(\"…\")`"
        )
        .in_json(words!(
            "only lints have levels; what the catalogue does not know passes with `#![unchecked(\"…\")]`"
        )),
    )
}

/// A name of which there is no rule; `near` is the rule that is called like it.
pub(in crate::rules) fn found(name: &Text<'_>, near: Option<&str>) -> Finding {
    let finding =
        Finding::new(RULE, name.span, words!("unknown rule `{rule}`", rule = &name.value));
    finding.help(match near {
        Some(near) => words!("a rule with a similar name exists: `{near}`", near = near),
        None => words!(
            "each warning names its rule in its last line; `Rule` in the documentation lists them"
        ),
    })
}
