//! [`Rule::PartlyIneffectivePattern`]: checked for each pattern and set with some actions that can be used on the
//! resources.

use crate::facts::catalog::ActionInfo;
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::rules::fit::names::resource_names;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    item: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    left: &[&'static ActionInfo],
) -> Option<Finding> {
    let out_of_reach =
        |it: &&&ActionInfo| it.authorization.is_iam() && !statement.resources.can_use(it);
    let names: Vec<&ActionInfo> = left.iter().filter(out_of_reach).copied().collect();
    if names.is_empty() {
        return None;
    }
    let message = words!(
        "`{actions}` matches actions that cannot be used on {resources:some_or}",
        actions = meaning,
        resources = resource_names(statement)
    );
    let finding = Finding::new(Rule::PartlyIneffectivePattern, item.span, message);
    Some(finding.help(words!(
        "list the actions you want; these have no effect here: {names:some_and}",
        names = names
    )))
}
