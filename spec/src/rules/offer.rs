//! What may stand in a place of a statement that is being written, for editors: the rules, asked beforehand. This
//! is for the macro, and no API.

use super::action::{self, Meaning};
use super::findings::Findings;
use super::resource::{self, Defaults};
use super::{Resolved, Scope};
use crate::facts::catalog::{
    self, ActionInfo, ConditionKeyInfo, Family, GLOBAL_CONDITION_KEYS, OPERATORS, OperatorInfo,
    ResourceTypeInfo,
};
use crate::model::hole::Holes;
use crate::syntax::{Actions, Notation, Resources, Statement};
use crate::text::Span;

/// The resource types that an action of a list can be used on; all of them, if it is not known which
/// actions are meant.
#[must_use]
pub fn resource_types(actions: &Actions<'_>) -> Vec<&'static ResourceTypeInfo> {
    let list = action::resolve(actions, &mut Findings::new(Notation::Literal, Vec::new()));
    let actions = list.catalogued().filter(|_| !list.items.is_empty() && !list.negated);
    let mut types = catalog::resource_types();
    if let Some(actions) = actions {
        types.retain(|it| actions.iter().any(|action| action.takes(it)));
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
    let mut findings = Findings::new(Notation::Literal, Vec::new());
    let mut scope = Scope { findings: &mut findings, holes: &mut Holes::default() };
    let statement = Statement {
        span: Span::new(0, 0),
        lints: Vec::new(),
        sid: None,
        effect: None,
        actions: actions.clone(),
        resources: resources.clone(),
        conditions: Vec::new(),
        broken: false,
    };
    let resources = resource::resolve(resources, &Defaults::default(), &mut scope);
    let actions = action::resolve(actions, &mut findings);
    let resolved = Resolved {
        statement: &statement,
        expands: false,
        actions,
        resources,
        conditions: Vec::new(),
        lacking: Vec::new(),
    };
    let mut keys: Vec<&ConditionKeyInfo> = Vec::new();
    for key in catalog::condition_keys() {
        if resolved.may_ask_for(key) && !keys.iter().any(|it| it.name == key.name) {
            keys.push(key);
        }
    }
    keys
}

impl Resolved<'_> {
    fn may_ask_for(&self, key: &ConditionKeyInfo) -> bool {
        let global = catalog::condition_key(GLOBAL_CONDITION_KEYS, key.name);
        let is_everywhere = global.is_some_and(|(it, _)| !it.per_action);
        let mut meanings = self.actions.items.iter().map(|it| it.meaning.as_ref());
        let carry = |actions: &[&ActionInfo]| actions.iter().any(|it| self.carries(it, key));
        let set_by = |service: &str| key.services.is_none_or(|all| all.contains(&service));
        let may_hold = meanings.all(|meaning| match meaning {
            Some(Meaning::Every | Meaning::Unchecked(_)) | None => true,
            Some(meaning) => {
                let actions = self.actions.left(meaning);
                let are_set = actions.iter().all(|it| set_by(it.service.prefix));
                are_set && (is_everywhere || carry(&actions))
            }
        });
        self.actions.negated || may_hold
    }
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

/// Whether an operator stands alone in front of a key's values, and not behind `ForAllValues:` or
/// `ForAnyValue:`.
#[must_use]
pub fn stands_alone(key: Option<&ConditionKeyInfo>, operator: &OperatorInfo) -> bool {
    operator.family == Family::Null || key.is_none_or(|key| !key.value_type.is_multivalued())
}
