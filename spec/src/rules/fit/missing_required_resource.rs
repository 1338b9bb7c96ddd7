//! [`Rule::MissingRequiredResource`]: found where an action needs resources of several types.

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
        true => new(words!("`{action}` needs a {types:or a} too", action = action, types = names))
            .help(words!("add one to the resources, as in {examples:or}", examples = examples)),
        false => {
            new(words!("`{action}` needs a {types:and a} too", action = action, types = names))
                .help(words!("add one to the resources, as in {examples:and}", examples = examples))
        }
    }
}
