//! [`Rule::RcpSyntaxErrorAllow`]: checked for each statement of a resource control policy.

use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(statement: &Statement<'_>) -> Option<Finding> {
    let effect = statement.written.effect.as_ref()?;
    // The policy with which AWS starts allows everything.
    let is_every = statement.conditions.is_empty()
        && statement.actions.meanings().all(|it| matches!(it, ActionMeaning::Every))
        && statement.resources.any(&|it| it.arns.is_any());
    if effect.value != Effect::Allow || is_every {
        return None;
    }
    let message = words!("a resource control policy cannot allow anything");
    Some(
        Finding::new(Rule::RcpSyntaxErrorAllow, effect.span, message)
            .help(words!("write `\"Deny\"`, with the opposite conditions")),
    )
}
