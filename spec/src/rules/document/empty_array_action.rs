//! [`Rule::EmptyArrayAction`]: checked for each list of actions.

use crate::syntax::EmptyList;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(list: &EmptyList) -> Finding {
    with_words(Rule::EmptyArrayAction, list)
}

/// Reports an empty list, with an explanation of what it matches.
pub(in crate::rules) fn with_words(rule: Rule, list: &EmptyList) -> Finding {
    match list.negated {
        false => Finding::new(rule, list.span, words!("an empty list matches nothing"))
            .help(words!("list what to match, or remove the statement")),
        true => Finding::new(
            rule,
            list.span,
            words!("an empty list excludes nothing, so the statement covers everything"),
        )
        .help(words!("list what to exclude")),
    }
}
