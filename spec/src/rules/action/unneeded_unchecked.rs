//! [`Rule::UnneededUnchecked`]: checked for each `unchecked(..)`.

use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::ConditionKey;
use crate::syntax::ActionKind;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    entry: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
) -> Option<Finding> {
    let ActionKind::Unchecked(text) = &entry.written.kind else { return None };
    let message = match meaning {
        ActionMeaning::Named(_) => {
            words!("unnecessary `unchecked`: the catalog has `{name}`", name = &text.value)
        }
        ActionMeaning::Pattern { .. } => {
            words!(
                "unnecessary `unchecked`: the catalog has actions that match `{name}`",
                name = &text.value
            )
        }
        _ => return None,
    };
    let finding = Finding::new(Rule::UnneededUnchecked, entry.span, message);
    Some(finding.help(words!("write `{name}` without `unchecked`", name = meaning)))
}

/// Reports a condition key that does not need `unchecked`.
pub(in crate::rules) fn of_key(key: &ConditionKey<'_>) -> Finding {
    let message = words!(
        "unnecessary `unchecked`: the catalog has the condition key `{name}`",
        name = &key.name
    );
    Finding::new(Rule::UnneededUnchecked, key.span, message)
        .help(words!("write `{name}` without `unchecked`", name = &key.name))
}
