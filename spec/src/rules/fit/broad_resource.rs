//! [`Rule::BroadResource`]: checked for each `allow` with `*` as a resource.

use crate::facts::catalog::ActionInfo;
use crate::model::Statement;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(statement: &Statement<'_>) -> Option<Finding> {
    let resource = statement.resources.find(&|it| it.arns.is_any())?;
    if statement.effect() != Some(Effect::Allow) {
        return None;
    }
    let actions = statement.actions.cataloged()?;
    let can_be_limited =
        |action: &&ActionInfo| !action.authorization.is_iam() || !action.resource_types.is_empty();
    let first = actions.iter().find_map(|action| action.resource_types.first());
    let first = first.filter(|_| actions.iter().all(can_be_limited))?;
    let message = words!("every action in this statement could be limited to specific resources");
    let finding = Finding::new(Rule::BroadResource, resource.span, message);
    Some(finding.help(words!(
        "list the resources, like `{example}`",
        example = first.resource_type.resource(None)
    )))
}
