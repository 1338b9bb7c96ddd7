//! [`Rule::UseConditionKeyOnlyWithSupportedServices`]: checked for each condition of a statement.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::Condition;
use crate::text::list::distinct;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Option<Finding> {
    let (services, span) = (info.services?, condition.key_span()?);
    let is_open = |it: &ActionEntry<'_>| matches!(it.meaning, Ok(ActionMeaning::Every));
    let key = condition.key_name();
    let actions = &statement.actions;
    let without = distinct(
        actions.items.iter().filter_map(service).filter(|it| !services.contains(&it.as_str())),
    );
    let message = if actions.negated || actions.items.iter().any(is_open) {
        words!("only some services set `{key}`", key = key)
    } else if without.is_empty() {
        return None;
    } else {
        words!("{services:or} never sets `{key}`", services = without, key = key)
    };
    let finding = Finding::new(Rule::UseConditionKeyOnlyWithSupportedServices, span, message);
    Some(finding.help(words!(
        "limit the statement to the {count} services that set it, such as `{service}`",
        count = services.len(),
        service = services.first().copied().unwrap_or_default()
    )))
}

/// Returns the service prefix of an item, if it has one.
fn service(item: &ActionEntry<'_>) -> Option<String> {
    match &item.meaning {
        Ok(ActionMeaning::Named(action)) => Some(action.service.prefix.to_owned()),
        Ok(ActionMeaning::Pattern { service, .. } | ActionMeaning::Levels { service, .. }) => {
            Some(service.prefix.to_owned())
        }
        Ok(ActionMeaning::Unchecked(text)) => {
            text.split_once(':').map(|(prefix, _)| prefix.to_ascii_lowercase())
        }
        Ok(ActionMeaning::Every) | Err(_) => None,
    }
}
