//! [`Rule::RetiredAction`]: asked of each known action, and of patterns that match no other.

use crate::model::action::{ActionEntry, ActionMeaning};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    entry: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
) -> Option<Finding> {
    let months: Option<Vec<_>> = meaning.actions().iter().map(|it| it.retired).collect();
    // The last one: until then there was an action.
    let month = months?.into_iter().max()?;
    let message = match meaning {
        ActionMeaning::Named(_) => words!(
            "`{name}` is no longer in AWS's pages, as of {month}",
            name = meaning,
            month = month
        ),
        _ => words!(
            "no action that `{name}` matches is in AWS's pages any more, as of {month}",
            name = meaning,
            month = month
        ),
    };
    let finding = Finding::new(Rule::RetiredAction, entry.span, message);
    Some(finding.help(words!("remove it, or name the action that replaced it")))
}
