//! [`Rule::RedundantAction`]: checked for each action of a list.

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
        true => words!("duplicate action `{action}`", action = this),
        false => words!("`{other}` already covers `{action}`", other = that, action = this),
    };
    Finding::new(Rule::RedundantAction, item.span, message)
        .help(words!("remove it"))
        .related(other.span, words!("already covered here"))
        .removal(item.span, of_duplicate(is_same))
}

/// Returns how certain it is that a redundant item should be removed. The narrower item can be intended, and the
/// wider one the mistake.
pub(super) const fn of_duplicate(is_same: bool) -> Applicability {
    if is_same { Applicability::Safe } else { Applicability::Unsafe }
}
