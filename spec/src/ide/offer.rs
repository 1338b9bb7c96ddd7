//! What can be written at a position in a statement, given the meaning of the statement so far. This module is an
//! implementation detail of the macro, not an API.

use crate::facts::catalog::{
    self, ActionInfo, ConditionKeyInfo, Family, GLOBAL_CONDITION_KEYS, OPERATORS, OperatorInfo,
    ResourceTypeInfo,
};
use crate::model::action::{ActionMeaning, ActionSet};
use crate::model::resource::ResourceSet;
use crate::model::{lower_actions, lower_resources};
use crate::syntax::{Actions, Resources};

/// Returns the resource types that an action of the list can be used on, or all of them if it is unknown which
/// actions are intended.
#[must_use]
pub fn resource_types(actions: &Actions<'_>) -> Vec<&'static ResourceTypeInfo> {
    let list = lower_actions(actions);
    let actions = list.cataloged().filter(|_| !list.items.is_empty() && !list.negated);
    let mut types: Vec<&'static ResourceTypeInfo> = Vec::new();
    match actions {
        Some(actions) => {
            for used in actions.iter().flat_map(|it| it.resource_types) {
                if !types.iter().any(|it| std::ptr::eq(*it, used.resource_type)) {
                    types.push(used.resource_type);
                }
            }
        }
        None => {
            for service in catalog::built_services() {
                types.extend(service.resource_types());
            }
        }
    }
    types
}

/// Returns the condition keys that a statement can use: those that every request has, and those that its actions
/// carry on its resources.
#[must_use]
pub fn condition_keys(
    actions: &Actions<'_>,
    resources: &Resources<'_>,
) -> Vec<&'static ConditionKeyInfo> {
    let (actions, resources) = (lower_actions(actions), lower_resources(resources));
    let mut keys: Vec<&ConditionKeyInfo> = Vec::new();
    for key in asked_about(&actions) {
        if may_ask_for(&actions, &resources, key) && !keys.iter().any(|it| it.name == key.name) {
            keys.push(key);
        }
    }
    keys
}

/// Returns the global keys and those of the services in the list; if it names no service, those of the services with
/// Rust items.
fn asked_about(actions: &ActionSet<'_>) -> Vec<&'static ConditionKeyInfo> {
    let mut services = actions.services();
    if services.is_empty() {
        services.extend(catalog::built_services());
    }
    let mut keys: Vec<&'static ConditionKeyInfo> = GLOBAL_CONDITION_KEYS.iter().collect();
    for service in services {
        keys.extend(service.condition_keys());
    }
    keys
}

/// Returns whether a condition with this key makes sense for these actions on these resources.
fn may_ask_for(
    actions: &ActionSet<'_>,
    resources: &ResourceSet<'_>,
    key: &ConditionKeyInfo,
) -> bool {
    let global = catalog::condition_key(GLOBAL_CONDITION_KEYS, key.name);
    let is_everywhere = global.is_some_and(|(it, _)| !it.per_action);
    let mut meanings = actions.items.iter().map(|it| it.meaning.as_ref());
    let carry = |actions: &[&ActionInfo]| actions.iter().any(|it| resources.carry(it, key));
    let set_by = |service: &str| key.services.is_none_or(|all| all.contains(&service));
    let may_cover = meanings.all(|meaning| match meaning {
        Ok(ActionMeaning::Every | ActionMeaning::Unchecked(_)) | Err(_) => true,
        Ok(meaning) => {
            let actions = actions.left(meaning);
            let are_set = actions.iter().all(|it| set_by(it.service.prefix));
            are_set && (is_everywhere || carry(&actions))
        }
    });
    actions.negated || may_cover
}

/// Returns the condition key with this name, ignoring case.
#[must_use]
pub fn condition_key(name: &str) -> Option<&'static ConditionKeyInfo> {
    Some(catalog::known_condition_key(name)?.0)
}

/// Returns the operators that can compare values of the key; all of them for an unknown key.
#[must_use]
pub fn operators(key: Option<&ConditionKeyInfo>) -> Vec<&'static OperatorInfo> {
    OPERATORS.iter().filter(|it| key.is_none_or(|key| key.fits(it.family))).collect()
}

/// Returns whether an operator is written without `ForAllValues:` or `ForAnyValue:`.
#[must_use]
pub fn stands_alone(key: Option<&ConditionKeyInfo>, operator: &OperatorInfo) -> bool {
    operator.family == Family::Null || key.is_none_or(|key| !key.value_type.is_multivalued())
}
