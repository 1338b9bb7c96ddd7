//! [`Rule::RedundantStatement`]: checked for each statement.

use super::redundant_action::of_duplicate;
use crate::model::emitted::Emitted;
use crate::rules::subject::head;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

/// Reports a statement that another one covers. `is_same` is whether both allow or deny the same, and `is_later`
/// whether the other one comes after this one.
pub(in crate::rules) fn found(
    emitted: &Emitted<'_, '_>,
    other: &Emitted<'_, '_>,
    is_same: bool,
    is_later: bool,
) -> Finding {
    let does = match emitted.effect {
        Effect::Deny => "denies",
        Effect::Allow => "allows",
    };
    let message = match other.sid() {
        Some(sid) => {
            words!(
                "the statement `{sid}` already {does} everything that this one {does}",
                sid = sid,
                does = does
            )
        }
        None if is_later => {
            words!("a later statement {does} everything that this one {does}", does = does)
        }
        None => words!(
            "an earlier statement already {does} everything that this one {does}",
            does = does
        ),
    };
    Finding::new(Rule::RedundantStatement, head(emitted.statement), message)
        .help(words!("remove this one"))
        .related(head(other.statement), words!("the other statement is here"))
        .removal(emitted.statement.written.span, of_duplicate(is_same))
}
