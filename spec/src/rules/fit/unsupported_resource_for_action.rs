//! [`Rule::UnsupportedResourceForAction`]: reported for an action or a pattern that can't be used on any resource of
//! the statement.

use super::names::resource_names;
use super::slip;
use crate::facts::catalog::ActionInfo;
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::rules::action::no_effect_action;
use crate::syntax::Effect;
use crate::text::list::{distinct, each};
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    statement: &Statement<'_>,
    item: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    left: &[&ActionInfo],
) -> Finding {
    let resources = resource_names(statement);
    let new = |message| Finding::new(Rule::UnsupportedResourceForAction, item.span, message);
    let ActionMeaning::Named(action) = meaning else {
        let finding = new(words!(
            "no action that `{actions}` matches can be used on {resources:some_or}",
            actions = meaning,
            resources = resources
        ));
        return of_several(finding, left);
    };
    let is_for_everything = action.authorization.is_iam() && action.resource_types.is_empty();
    if is_for_everything {
        let finding = new(words!(
            "`{action}` cannot be used on {resources:some_or}, only on `*`",
            action = *action,
            resources = resources
        ));
        return finding.help(alone(statement, action));
    }
    let finding = new(words!(
        "`{action}` cannot be used on {resources:some_or}",
        action = *action,
        resources = resources
    ));
    if !action.authorization.is_iam() {
        return finding.help(no_effect_action::remedy(action));
    }
    if let Some(remedy) = slip::remedy(&statement.resources, action) {
        return finding.help(remedy);
    }
    let types = each(action.resource_types, |it| it.resource_type.resource(None));
    finding.help(words!("it can be used on {types:some_and}", types = types))
}

/// Suggests a separate statement for an action that can't be limited to a resource.
fn alone(statement: &Statement<'_>, action: &ActionInfo) -> Words {
    let words = match statement.effect() {
        Some(Effect::Deny) => words!(
            "it cannot be limited to a resource: move it to its own statement, `deny {action} on *`",
            action = action
        ),
        _ => words!(
            "it cannot be limited to a resource: move it to its own statement, `allow {action} on *`",
            action = action
        ),
    };
    words.in_json(words!(
        "it cannot be limited to a resource: move it to its own statement with `\"Resource\": \"*\"`"
    ))
}

/// Explains what a pattern or a set matches, and what these actions can be used on.
fn of_several(finding: Finding, left: &[&ActionInfo]) -> Finding {
    if left.iter().all(|action| !action.authorization.is_iam()) {
        return finding.helps(each(left, |it| no_effect_action::remedy(it)));
    }
    let names = each(left, |action| action.name);
    let mut types = Vec::new();
    for action in left {
        types.extend(each(action.resource_types, |it| it.resource_type.written()));
    }
    let types = distinct(types);
    finding.help(match types.is_empty() {
        true => words!("it matches {names:some_and}, which can only be used on `*`", names = names),
        false => words!(
            "it matches {names:some_and}, which can be used on {types:some_or}",
            names = names,
            types = types
        ),
    })
}
