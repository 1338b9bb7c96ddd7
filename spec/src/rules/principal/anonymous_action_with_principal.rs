//! [`Rule::AnonymousActionWithPrincipal`]: checked for each action of a VPC endpoint policy.

use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    entry: &ActionEntry<'_>,
) -> Option<Finding> {
    let Ok(ActionMeaning::Named(action)) = &entry.meaning else { return None };
    let principals = statement.principals.as_ref()?;
    let is_allow = statement.effect() == Some(Effect::Allow);
    if action.authorization.is_iam() || principals.has_everyone() || !is_allow {
        return None;
    }
    let message = words!(
        "requests for `{action}` are not signed, so only the principal `*` matches them",
        action = *action
    );
    Some(Finding::new(Rule::AnonymousActionWithPrincipal, entry.span, message).help(
        words!("move `{action}` to a statement with `to *`", action = *action).in_json(words!(
            "move `{action}` to a statement with `\"Principal\": \"*\"`",
            action = *action
        )),
    ))
}
