//! What may be written at a place of a statement, asked of what it means so far. This is for the macro, and no API.

use crate::facts::catalog::{
    self, ActionInfo, ConditionKeyInfo, Family, GLOBAL_CONDITION_KEYS, OPERATORS, OperatorInfo,
    ResourceTypeInfo,
};
use crate::model::action::{ActionMeaning, ActionSet};
use crate::model::resource::ResourceSet;
use crate::model::{lower_actions, lower_resources};
use crate::syntax::{Actions, Resources};

/// The resource types that an action of a list can be used on; all of them, if it is not known which
/// actions are meant.
#[must_use]
pub fn resource_types(actions: &Actions<'_>) -> Vec<&'static ResourceTypeInfo> {
    let list = lower_actions(actions);
    let actions = list.catalogued().filter(|_| !list.items.is_empty() && !list.negated);
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

/// The condition keys that a statement can ask for: those that every request has, and those that its actions
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

/// The global keys and those of the services that a list names; of those with Rust items, if it names none.
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

/// Whether a condition of these actions on these resources can be about a key.
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

/// The condition key of a name, in any letter case.
#[must_use]
pub fn condition_key(name: &str) -> Option<&'static ConditionKeyInfo> {
    Some(catalog::known_condition_key(name)?.0)
}

/// The operators that compare what a key holds, all of them for a key that is not known.
#[must_use]
pub fn operators(key: Option<&ConditionKeyInfo>) -> Vec<&'static OperatorInfo> {
    OPERATORS.iter().filter(|it| key.is_none_or(|key| key.fits(it.family))).collect()
}

/// Whether an operator is written without `ForAllValues:` or
/// `ForAnyValue:`.
#[must_use]
pub fn stands_alone(key: Option<&ConditionKeyInfo>, operator: &OperatorInfo) -> bool {
    operator.family == Family::Null || key.is_none_or(|key| !key.value_type.is_multivalued())
}
