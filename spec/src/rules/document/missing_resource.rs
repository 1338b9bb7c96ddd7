//! [`Rule::MissingResource`]: checked for each statement.

use super::missing_effect::message;
use crate::facts::catalog::{ActionInfo, DEFAULT_SERVICE, service};
use crate::syntax::{ActionItem, ActionKind, Missing, PolicyType, Statement};
use crate::text::{Argument, Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    missing: &Missing,
    kind: PolicyType,
    statement: &Statement<'_>,
) -> Finding {
    let finding = Finding::new(Rule::MissingResource, missing.span, message(missing, "Resource"));
    match &missing.help {
        Some(help) => finding.help(help.clone()),
        None => finding.help(remedy(kind, statement)),
    }
}

/// Suggests a resource of the first type that the actions of the statement have.
fn remedy(kind: PolicyType, statement: &Statement<'_>) -> Words {
    let items = &statement.actions.items;
    let known: Vec<_> = items.iter().filter_map(named).collect();
    let mut types = known.iter().flat_map(|it| it.resource_types).map(|it| it.resource_type);
    let example = match types.next() {
        Some(it) => (it.service.prefix, it.name),
        None if !items.is_empty() && known.len() == items.len() => {
            return words!("add `on *`: the actions have no resource types")
                .in_json(words!("add `\"Resource\": \"*\"`: the actions have no resource types"));
        }
        // Amazon Cognito has no resource policies.
        None if kind == PolicyType::Resource => ("s3", "object"),
        None => (DEFAULT_SERVICE.prefix, "userpool"),
    };
    let example = Argument::Resource { prefix: example.0, name: example.1, id: None };
    words!("add the resources: `on {example}`", example = example.clone())
        .in_json(words!("add the resources, like `\"Resource\": \"{example}\"`", example = example))
}

/// Returns the action that an item names.
fn named(item: &ActionItem<'_>) -> Option<&'static ActionInfo> {
    let ActionKind::Name { prefix, name, .. } = &item.kind else { return None };
    let service = prefix.as_ref().map_or(Some(DEFAULT_SERVICE), |it| service(&it.value));
    service?.action(&name.value)
}
