//! [`Rule::AllowNotAction`]: checked for each `allow`.

use crate::model::emitted::Emitted;
use crate::rules::subject::head;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(emitted: &Emitted<'_, '_>) -> Option<Finding> {
    let statement = emitted.statement;
    let is_open = statement.resources.negated || statement.resources.any(&|it| it.arns.is_any());
    // A tag of the resources limits the statement to some of them.
    let is_limited = statement.conditions.iter().any(|it| it.is_about("aws:ResourceTag"));
    if !statement.actions.negated || !is_open || is_limited {
        return None;
    }
    let span = statement.actions.span();
    let message = words!("this allows every other action, including those that AWS adds later");
    let finding =
        Finding::new(Rule::AllowNotAction, span.unwrap_or_else(|| head(statement)), message);
    Some(
        finding.help(
            words!("list the actions you want, without `not`")
                .in_json(words!("list the actions you want in `Action`")),
        ),
    )
}
