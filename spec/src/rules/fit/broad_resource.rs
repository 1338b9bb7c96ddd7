//! [`Rule::BroadResource`]: checked for each `allow` with `*` as a resource.

use crate::facts::catalog::ActionInfo;
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(statement: &Statement<'_>) -> Option<Finding> {
    let resource = statement.resources.find(&|it| it.arns.is_any())?;
    if statement.effect() != Some(Effect::Allow) || statement.requires_resource_tag() {
        return None;
    }
    let actions = statement.actions.cataloged()?;
    let first = actions.iter().find_map(|action| action.resource_types.first());
    let first = first.filter(|_| statement.actions.meanings().all(can_be_limited))?;
    let message = words!("the actions in this statement could be limited to specific resources");
    let finding = Finding::new(Rule::BroadResource, resource.span, message);
    Some(finding.help(words!(
        "list the resources, like `{example}`",
        example = first.resource_type.resource(None)
    )))
}

/// Returns whether all of the named actions, or some that a pattern matches, can be limited to resources.
fn can_be_limited(meaning: &ActionMeaning<'_>) -> bool {
    let has_types = |action: &&'static ActionInfo| {
        !action.authorization.is_iam() || !action.resource_types.is_empty()
    };
    match meaning {
        ActionMeaning::Pattern { .. } => meaning.actions().iter().any(has_types),
        _ => meaning.actions().iter().all(has_types),
    }
}
