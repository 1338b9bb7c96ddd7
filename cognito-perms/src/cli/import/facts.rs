//! The facts of sources, and the contents of catalog files, independent of any format.

use cognito_perms::AccessLevel;
use std::collections::{BTreeMap, BTreeSet};

/// The facts of one source about a service, with normalized names.
#[derive(Default)]
pub(super) struct ServiceFacts {
    pub(super) name: Option<String>,
    pub(super) actions: BTreeMap<String, ActionFacts>,
    pub(super) resource_types: BTreeMap<String, ResourceTypeFacts>,
    pub(super) condition_keys: BTreeMap<String, ValueTypes>,
    /// The names of the operations of its API; empty if the source does not list them.
    pub(super) operations: BTreeSet<String>,
}

/// The facts of a source about an action.
#[derive(Default)]
pub(super) struct ActionFacts {
    pub(super) access_level: Option<AccessLevel>,
    /// Each type, and whether every call requires a resource of it.
    pub(super) resource_types: BTreeMap<String, bool>,
    pub(super) condition_keys: BTreeSet<String>,
    /// Names with prefixes.
    pub(super) dependent_actions: BTreeSet<String>,
}

/// The facts of a source about a resource type.
#[derive(Default)]
pub(super) struct ResourceTypeFacts {
    /// The different templates, the preferred one first.
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

/// The contents of a catalog file.
pub(super) struct Service {
    pub(super) prefix: String,
    pub(super) name: String,
    pub(super) documentation: String,
    /// The date of the facts.
    pub(super) facts: String,
    pub(super) resource_types: Vec<ResourceType>,
    pub(super) condition_keys: Vec<ConditionKey>,
    pub(super) actions: Vec<Action>,
}

/// A resource type of a catalog file.
pub(super) struct ResourceType {
    pub(super) name: String,
    /// The name in `policy!`, if it cannot be `name`.
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
    /// The month since which a newer source does not contain it.
    pub(super) retired: Option<String>,
}
