//! The facts of two sources about a service in, their union out.

use super::arn;
use super::facts::{ActionFacts, ResourceTypeFacts, ServiceFacts};
use std::collections::{BTreeMap, BTreeSet};

impl ServiceFacts {
    /// Adds the facts of a source that knows which resource types are required.
    pub(super) fn add(&mut self, other: Self) {
        self.name = self.name.take().or(other.name);
        for (name, action) in other.actions {
            self.actions.entry(name).or_default().add(action);
        }
        for (name, of_type) in other.resource_types {
            self.resource_types.entry(name).or_default().add(of_type);
        }
        for (name, value_types) in other.condition_keys {
            self.condition_keys.entry(name).or_default().extend(value_types.0);
        }
        self.operations.extend(other.operations);
    }

    /// Changes all names to the spelling of a newer source: IAM ignores letter case, and AWS sometimes changes it.
    pub(super) fn respelled(self, newer: &Self) -> Self {
        let actions = Spelling::of(&newer.actions);
        let types = Spelling::of(&newer.resource_types);
        let keys = Spelling::of(&newer.condition_keys);
        let action = |it: ActionFacts| ActionFacts {
            resource_types: types.map(it.resource_types, |it| it),
            condition_keys: keys.set(it.condition_keys),
            ..it
        };
        let resource_type = |it: ResourceTypeFacts| ResourceTypeFacts {
            condition_keys: keys.set(it.condition_keys),
            ..it
        };
        Self {
            actions: actions.map(self.actions, action),
            resource_types: types.map(self.resource_types, resource_type),
            condition_keys: keys.map(self.condition_keys, |it| it),
            ..self
        }
    }
}

impl ActionFacts {
    fn add(&mut self, other: Self) {
        self.access_level = self.access_level.or(other.access_level);
        self.resource_types.extend(other.resource_types);
        self.condition_keys.extend(other.condition_keys);
        self.dependent_actions.extend(other.dependent_actions);
    }
}

impl ResourceTypeFacts {
    fn add(&mut self, other: Self) {
        other.arns.into_iter().for_each(|it| self.add_arn(it));
        self.condition_keys.extend(other.condition_keys);
    }

    /// Adds a template, unless it matches the same ARNs as an earlier one.
    pub(super) fn add_arn(&mut self, template: String) {
        if self.arns.iter().all(|it| arn::differ(it, &template)) {
            self.arns.push(template);
        }
    }
}

/// The spellings of a source, by the names in lowercase.
struct Spelling<'n>(BTreeMap<String, &'n str>);

impl<'n> Spelling<'n> {
    fn of<V>(names: &'n BTreeMap<String, V>) -> Self {
        Self(names.keys().map(|it| (it.to_ascii_lowercase(), &**it)).collect())
    }

    fn name(&self, name: String) -> String {
        self.0.get(&name.to_ascii_lowercase()).map_or(name, |it| (*it).to_owned())
    }

    fn set(&self, names: BTreeSet<String>) -> BTreeSet<String> {
        names.into_iter().map(|it| self.name(it)).collect()
    }

    fn map<V>(&self, map: BTreeMap<String, V>, change: impl Fn(V) -> V) -> BTreeMap<String, V> {
        map.into_iter().map(|(name, value)| (self.name(name), change(value))).collect()
    }
}
