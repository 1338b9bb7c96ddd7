//! [`Rule::MissingRequiredResource`]: reported for an action that needs resources of several types.

use crate::facts::catalog::{ActionInfo, ResourceTypeInfo};
use crate::model::action::ActionEntry;
use crate::text::list::each;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(
    item: &ActionEntry<'_>,
    action: &ActionInfo,
    missing: &[&'static ResourceTypeInfo],
) -> Finding {
    let names = each(missing, |it| it.written());
    let examples = each(missing, |it| it.resource(None));
    let new = |message| Finding::new(Rule::MissingRequiredResource, item.span, message);
    match action.needs_one {
        true => new(words!(
            "`{action}` also requires a resource of type {types:or}",
            action = action,
            types = names
        ))
        .help(words!("add a resource, like {examples:or}", examples = examples)),
        false => new(words!(
            "`{action}` also requires a resource of type {types:and}",
            action = action,
            types = names
        ))
        .help(words!("add it to the resources, like {examples:and}", examples = examples)),
    }
}
