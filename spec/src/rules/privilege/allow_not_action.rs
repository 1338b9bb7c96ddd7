//! [`Rule::AllowNotAction`]: checked for each `allow`.

use crate::model::emitted::Emitted;
use crate::rules::subject::head;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(emitted: &Emitted<'_, '_>) -> Option<Finding> {
    let statement = emitted.statement;
    let is_open = statement.resources.negated || statement.resources.any(&|it| it.arns.is_any());
    // A tag of the resources limits the statement to some of them.
    if !statement.actions.negated || !is_open || statement.requires_resource_tag() {
        return None;
    }
    let span = statement.actions.span();
    let message = words!(
        "this allows every action that is not listed, including actions that AWS adds later"
    );
    let finding =
        Finding::new(Rule::AllowNotAction, span.unwrap_or_else(|| head(statement)), message);
    Some(
        finding.help(
            words!("replace `not` and the actions after it with the actions you want to allow")
                .in_json(words!(
                    "replace `NotAction` with `Action` and the actions you want to allow"
                )),
        ),
    )
}
