//! [`Rule::RedundantAction`]: asked of each action of a list.

use crate::model::action::ActionEntry;
use crate::text::{Applicability, Argument, Finding, Rule, words};

pub(in crate::rules) fn found(item: &ActionEntry<'_>, other: &ActionEntry<'_>) -> Finding {
    let name = |item: &ActionEntry<'_>| match &item.meaning {
        Ok(meaning) => Argument::from(meaning),
        Err(_) => Argument::from(""),
    };
    let (this, that) = (name(item), name(other));
    let is_same = this == that;
    let message = match is_same {
        true => words!("`{action}` stands twice", action = this),
        false => words!("`{other}` stands for `{action}` too", other = that, action = this),
    };
    Finding::new(Rule::RedundantAction, item.span, message)
        .help(words!("leave it out"))
        .related(other.span, words!("this covers it"))
        .removal(item.span, of_duplicate(is_same))
}

/// How sure it is that something redundant is to go. Something narrower can be what is meant, and the wider one the mistake.
pub(super) const fn of_duplicate(is_same: bool) -> Applicability {
    if is_same { Applicability::Safe } else { Applicability::Unsafe }
}
