//! [`Rule::EmptyArrayAction`]: asked of each list of actions.

use crate::syntax::EmptyList;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(list: &EmptyList) -> Finding {
    with_words(Rule::EmptyArrayAction, list)
}

/// What an empty list stands for.
pub(in crate::rules) fn with_words(rule: Rule, list: &EmptyList) -> Finding {
    match list.negated {
        false => Finding::new(rule, list.span, words!("an empty list stands for nothing"))
            .help(words!("name what is meant, or leave the statement out")),
        true => Finding::new(rule, list.span, words!("an empty list stands for everything"))
            .help(words!("name what is not meant, or leave the statement out")),
    }
}
