//! What sources say about services, and what a catalog file holds, without a format.

use cognito_perms::AccessLevel;
use std::collections::{BTreeMap, BTreeSet};

/// What one source says about a service. Names are normalized already.
#[derive(Default)]
pub(super) struct ServiceFacts {
    pub(super) name: Option<String>,
    pub(super) actions: BTreeMap<String, ActionFacts>,
    pub(super) resource_types: BTreeMap<String, ResourceTypeFacts>,
    pub(super) condition_keys: BTreeMap<String, ValueTypes>,
    /// The names of the operations of its API; none if the source does not list them.
    pub(super) operations: BTreeSet<String>,
}

/// What a source says about an action.
#[derive(Default)]
pub(super) struct ActionFacts {
    pub(super) access_level: Option<AccessLevel>,
    /// With each type, whether every call needs a resource of it.
    pub(super) resource_types: BTreeMap<String, bool>,
    pub(super) condition_keys: BTreeSet<String>,
    /// With their prefixes.
    pub(super) dependent_actions: BTreeSet<String>,
}

/// What a source says about a resource type.
#[derive(Default)]
pub(super) struct ResourceTypeFacts {
    /// Different templates, the preferred one first.
    pub(super) arns: Vec<String>,
    pub(super) condition_keys: BTreeSet<String>,
}

/// The types of the values of a condition key, the preferred one first.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct ValueTypes(pub(super) Vec<&'static str>);

impl ValueTypes {
    pub(super) fn extend(&mut self, others: impl IntoIterator<Item = &'static str>) {
        for other in others {
            if !self.0.contains(&other) {
                self.0.push(other);
            }
        }
    }
}

/// What a catalog file holds.
pub(super) struct Service {
    pub(super) prefix: String,
    pub(super) name: String,
    pub(super) documentation: String,
    /// The day of the facts.
    pub(super) facts: String,
    pub(super) resource_types: Vec<ResourceType>,
    pub(super) condition_keys: Vec<ConditionKey>,
    pub(super) actions: Vec<Action>,
}

/// A resource type of a catalog file.
pub(super) struct ResourceType {
    pub(super) name: String,
    /// What is written in `policy!` if `name` cannot be.
    pub(super) alias: Option<String>,
    pub(super) arns: Vec<String>,
    pub(super) condition_keys: BTreeSet<String>,
}

/// A condition key of a catalog file.
pub(super) struct ConditionKey {
    pub(super) name: String,
    pub(super) value_type: &'static str,
    pub(super) also: Option<&'static str>,
}

/// An action of a catalog file.
pub(super) struct Action {
    pub(super) name: String,
    pub(super) facts: ActionFacts,
    /// The API has no operation of this name.
    pub(super) permission_only: bool,
    /// The month in which a newer source was found not to have it.
    pub(super) retired: Option<String>,
}
